package io.github.keycloakwecom.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.github.keycloakwecom.testing.TestClient;
import io.github.keycloakwecom.testing.TestRealm;
import io.github.keycloakwecom.testing.TestSession;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.events.EventType;

/** The response to a launch link: docs/access.md, "Links for tiles". */
class AppLaunchResourceTest {

    private final TestRealm realm = new TestRealm()
            .with(TestClient.of("gitlab").home("https://git.example/start"))
            .with(TestClient.of("anchored").home("https://git.example/#/start"))
            .with(TestClient.of("https://wiki.example/saml")
                    .saml()
                    .attribute("saml_idp_initiated_sso_url_name", "wiki"))
            .with(TestClient.of("off").home("https://git.example").disabled())
            .with(TestClient.of("api").home("https://git.example").bearerOnly())
            .with(TestClient.of("nowhere").name("Nowhere"))
            .with(TestClient.of("loop").home("https://sso.example/realms/acme/wecom/wecom/launch/loop"))
            .with(TestClient.of("others").home("https://git.example"));
    private final TestSession request = new TestSession(realm);

    @ParameterizedTest
    @CsvSource({
        "gitlab,                    https://git.example/start#",
        "anchored,                  https://git.example/#/start",
        "wiki,                      https://sso.example/realms/acme/protocol/saml/clients/wiki?kc_idp_hint=wecom#",
        "https://wiki.example/saml, https://sso.example/realms/acme/protocol/saml/clients/wiki?kc_idp_hint=wecom#"
    })
    void tile_leadsToTheClientsOwnAddressAndNoFragmentIsTakenAlong(String name, String location) {
        // A parameter of the link must not change the address.
        request.query("redirect_uri", "https://evil.example").query("url", "https://evil.example");
        Response response = launch(name);
        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(response.getLocation()).hasToString(location);
        assertThat(response.getHeaderString("Cache-Control")).isEqualTo("no-store");
        assertThat(response.getCookies()).containsOnlyKeys("WECOM_CORP");
        NewCookie cookie = response.getCookies().get("WECOM_CORP");
        assertThat(cookie.getPath()).isEqualTo("/realms/acme/");
        assertThat(request.events()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // name in the link: status, page, application on it, error of the event, client of the event
        "unknown, 404, no-such-application, '',      wecom_launch_client_unknown, ''",
        "'',      404, no-such-application, '',      wecom_launch_client_unknown, ''",
        "off,     404, no-such-application, '',      wecom_launch_client_unknown, ''",
        "api,     404, no-such-application, '',      wecom_launch_client_unknown, ''",
        "nowhere, 404, no-address,          Nowhere, wecom_launch_no_address,     nowhere",
        "loop,    404, no-address,          loop,    wecom_launch_no_address,     loop",
        "others,  403, other-corp,          others,  wecom_not_for_client,        others"
    })
    void refusal_isAPageAndAnEvent(
            String name, int status, String notice, String application, String error, String clientId) {
        Response response = launch(name);
        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(response.getLocation()).isNull();
        assertThat(response.getCookies()).isEmpty();
        assertThat(request.page().attribute("notice")).isEqualTo(notice);
        assertThat(request.page().attribute("application")).isEqualTo(application);
        assertThat(request.page().attribute("ways"))
                .isEqualTo(Map.of("portal", "https://sso.example/realms/acme/wecom/wecom/portal"));
        assertThat(request.events()).singleElement().satisfies(event -> {
            assertThat(event.getType()).isEqualTo(EventType.LOGIN_ERROR);
            assertThat(event.getError()).isEqualTo(error);
            assertThat(event.getClientId()).isEqualTo(clientId.isEmpty() ? null : clientId);
            assertThat(event.getDetails()).isEqualTo(Map.of("identity_provider", "wecom"));
        });
    }

    private Response launch(String name) {
        WecomIdentityProviderConfig provider = new WecomIdentityProviderConfig(
                TestRealm.wecom("wecom", "gitlab##anchored##https://wiki.example/saml##off##api##nowhere##loop"));
        return new AppLaunchResource(request.session(), provider, name).launch();
    }
}
