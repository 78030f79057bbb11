package io.github.keycloakwecom.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.github.keycloakwecom.portal.PortalView;
import io.github.keycloakwecom.testing.Stub;
import io.github.keycloakwecom.testing.TestClient;
import io.github.keycloakwecom.testing.TestPerson;
import io.github.keycloakwecom.testing.TestRealm;
import io.github.keycloakwecom.testing.TestSession;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;

/** Who gets the page of applications, and which other responses exist: docs/access.md. */
class PortalResourceTest {

    private static final String SELF = "https://sso.example/realms/acme/wecom/wecom/portal";

    private final TestRealm realm = new TestRealm();
    private final TestSession request = new TestSession(realm);

    /** "The page needs the client {@code wecom-portal}." */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void realmWithoutTheClient_hasNoPage(boolean disabled) {
        if (disabled) {
            realm.with(TestClient.of("wecom-portal").disabled());
        }
        Response response = portal(null);
        assertThat(response.getStatus()).isEqualTo(404);
        assertThat(request.page().attribute("notice")).isEqualTo("no-portal");
        assertThat(request.page().attribute("ways")).isEqualTo(Map.of());
    }

    @Test
    void visitorWithoutASession_signsInAtTheProviderAndComesBackHereOnly() {
        realm.with(TestClient.of("wecom-portal"));
        Response response = portal(null);
        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(response.getLocation())
                .hasToString("https://sso.example/realms/acme/protocol/openid-connect/auth?client_id=wecom-portal"
                        + "&redirect_uri=https%3A%2F%2Fsso.example%2Frealms%2Facme%2Fwecom%2Fwecom%2Fportal"
                        + "&response_type=none&scope=openid&state=back&kc_idp_hint=wecom");
        assertThat(response.getCookies()).containsOnlyKeys("WECOM_CORP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"back", ""})
    void visitorWhoComesBackWithoutASession_isNotSentRoundInCircles(String state) {
        realm.with(TestClient.of("wecom-portal"));
        Response response = portal(state);
        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(response.getCookies()).isEmpty();
        assertThat(request.page().attribute("notice")).isEqualTo("not-signed-in");
        assertThat(request.page().attribute("ways")).isEqualTo(Map.of("tryAgain", SELF));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // returns from the login: status, location, page
                "true,  303, " + SELF + ", -",
                "false, 200, -,            wecom-portal.ftl"
            })
    void personWhoIsSignedIn_seesThePageWithoutTheParametersOfTheLogin(
            boolean returned, int status, String location, String page) {
        AuthResult signedIn = new AuthResult(
                TestPerson.of("li").make(),
                Stub.of(UserSessionModel.class).returns("getNote", null).make(),
                null,
                null);
        Response response = resource().respond(Optional.of(signedIn), returned, PortalView.of(null, null, null));
        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(response.getLocation()).isEqualTo(location == null ? null : URI.create(location));
        assertThat(response.getEntity()).isEqualTo(page);
    }

    private Response portal(String state) {
        return resource().portal(state, null, null, null);
    }

    private PortalResource resource() {
        return new PortalResource(request.session(), new WecomIdentityProviderConfig(TestRealm.wecom("wecom")));
    }
}
