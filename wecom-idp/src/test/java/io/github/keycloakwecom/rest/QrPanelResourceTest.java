package io.github.keycloakwecom.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.broker.PanelLogin;
import io.github.keycloakwecom.broker.WecomIdentityProvider;
import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.github.keycloakwecom.testing.TestClient;
import io.github.keycloakwecom.testing.TestLogin;
import io.github.keycloakwecom.testing.TestRealm;
import io.github.keycloakwecom.testing.TestSession;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The panel in the login page and its headers: docs/theme.md. */
class QrPanelResourceTest {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; frame-src %s; "
            + "frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

    private final TestRealm realm = new TestRealm()
            .with(TestClient.of("gitlab"))
            .with(TestClient.of("off").disabled())
            .with(TestClient.of("wiki"));
    private final TestSession request = new TestSession(realm);
    private final List<AuthenticationSessionModel> opened = new ArrayList<>();
    private final AuthenticationSessionModel gitlab = new TestLogin(realm.client("gitlab")).make();

    @Test
    void loginOfThisBrowser_hasAPanelThatFramesWecomOnly() {
        Response panel = request("gitlab", "tab", "https://wecom.example:8443/wwlogin/sso/login?appid=ww1");
        assertThat(panel.getStatus()).isEqualTo(200);
        assertThat(opened).containsExactly(gitlab);
        assertThat(request.page().attributes())
                .isEqualTo(Map.of(
                        "frameUrl", "https://wecom.example:8443/wwlogin/sso/login?appid=ww1",
                        "returnUrl", "https://sso.example/realms/acme/broker/wecom/endpoint",
                        "state", "a-state",
                        "secondsToLive", 300));
        assertThat(header(panel, "Content-Security-Policy"))
                .containsExactly(POLICY.formatted("https://wecom.example:8443 wxwork: wxworklocal:"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // client_id, tab_id
                "-,       tab",
                "gitlab,  -",
                "gitlab,  another-tab",
                "wiki,    tab",
                "unknown, tab",
                "off,     off-tab",
                "others,  others-tab"
            })
    void addressWithoutALoginOfThisBrowser_hasAPageWithoutAFrame(String clientId, String tabId) {
        realm.with(TestClient.of("others"));
        request.login("off-tab", new TestLogin(realm.client("off")).make())
                .login("others-tab", new TestLogin(realm.client("others")).make());
        Response panel = request(clientId, tabId, "https://wecom.example");
        assertThat(panel.getStatus()).isEqualTo(400);
        assertThat(opened).isEmpty();
        assertThat(request.page().attributes()).isEmpty();
        assertThat(header(panel, "Content-Security-Policy")).containsExactly(POLICY.formatted("'none'"));
    }

    /** "Only Keycloak's origin may frame that page". The realm's headers for other pages do not change that. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "xFrameOptions                   | DENY",
                "xFrameOptions                   | ''",
                "contentSecurityPolicy           | frame-src 'self'; frame-ancestors https://evil.example",
                "contentSecurityPolicy           | ''"
            })
    void headersOfFraming_areOurs(String key, String value) {
        realm.header(key, value);
        Response panel = request("gitlab", "tab", "https://wecom.example");
        assertThat(header(panel, "X-Frame-Options")).containsExactly("SAMEORIGIN");
        assertThat(header(panel, "Content-Security-Policy"))
                .containsExactly(POLICY.formatted("https://wecom.example wxwork: wxworklocal:"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                // header | key in the realm | value in the realm | value in the response
                "Referrer-Policy           | referrerPolicy          | -            | no-referrer",
                "Referrer-Policy           | referrerPolicy          | same-origin  | same-origin",
                "X-Content-Type-Options    | xContentTypeOptions     | -            | nosniff",
                "X-Robots-Tag              | xRobotsTag              | -            | none",
                "Strict-Transport-Security | strictTransportSecurity | max-age=1    | max-age=1",
                "Strict-Transport-Security | strictTransportSecurity | ''           | -"
            })
    void otherHeaders_areTheRealms(String name, String key, String value, String expected) {
        if (value != null) {
            realm.header(key, value);
        }
        Response panel = request("gitlab", "tab", "https://wecom.example");
        assertThat(header(panel, name)).isEqualTo(expected == null ? List.of() : List.of(expected));
        assertThat(request.areHeadersLeftToUs())
                .as("Keycloak would add its own")
                .isTrue();
    }

    /** The page contains a state. */
    @Test
    void page_isStoredNowhere() {
        assertThat(header(request("gitlab", "tab", "https://wecom.example"), "Cache-Control"))
                .containsExactly("no-store");
    }

    private static List<Object> header(Response response, String name) {
        List<Object> values = response.getHeaders().get(name);
        return values == null ? List.of() : values;
    }

    private Response request(String clientId, String tabId, String frame) {
        request.login(TestLogin.TAB, gitlab);
        WecomIdentityProviderConfig config =
                new WecomIdentityProviderConfig(TestRealm.wecom("wecom", "gitlab##off##wiki"));
        WecomIdentityProvider provider = new WecomIdentityProvider(request.session(), config) {
            @Override
            public PanelLogin openPanel(AuthenticationSessionModel login) {
                opened.add(login);
                URI back = URI.create("https://sso.example/realms/acme/broker/wecom/endpoint");
                return new PanelLogin(URI.create(frame), back, "a-state", 300);
            }
        };
        return new QrPanelResource(request.session(), provider).panel(clientId, tabId);
    }
}
