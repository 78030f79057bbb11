package io.github.keycloakwecom.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.github.keycloakwecom.testing.Notes;
import io.github.keycloakwecom.testing.TestClient;
import io.github.keycloakwecom.testing.TestLogin;
import io.github.keycloakwecom.testing.TestRealm;
import io.github.keycloakwecom.testing.TestSession;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.ClientModel;

class LoginProblemPageTest {

    private final Map<Object, String> notes = new HashMap<>();

    @Test
    void aFirstLoginIsLeftAndTheLanguageStays() {
        begin();
        notes.put("locale_user_requested", "zh-CN");
        LoginProblemPage.leaveFirstLogin(Notes.session(notes));
        assertThat(notes)
                .containsOnly(
                        Map.entry("current.flow.path", "authenticate"), Map.entry("locale_user_requested", "zh-CN"));
    }

    @Test
    void oneThatWantsNoPageIsLeftAsWellAndStillWantsNone() {
        begin();
        notes.put("forwarded.passive.login", "true");
        LoginProblemPage.leaveFirstLogin(Notes.session(notes));
        assertThat(notes)
                .containsOnly(
                        Map.entry("current.flow.path", "authenticate"), Map.entry("forwarded.passive.login", "true"));
    }

    @Test
    void aLoginWithoutAFirstLoginGoesOn() {
        notes.put("wecom.asking", "a-state");
        LoginProblemPage.leaveFirstLogin(Notes.session(notes));
        assertThat(notes).containsOnly(Map.entry("wecom.asking", "a-state"));
    }

    /** Without code and state, because the address stays in the history of the browser. */
    @ParameterizedTest
    @CsvSource({
        // application, tab: query of the address
        "'',     '',  ''",
        "gitlab, '',  ?client_id=gitlab",
        "gitlab, tab, ?client_id=gitlab&tab_id=tab",
        "a&b=c,  '',  ?client_id=a%26b%3Dc"
    })
    void address_namesProblemAndLoginOnly(String clientId, String tab, String query) {
        TestSession request = new TestSession(new TestRealm());
        ClientModel client = TestClient.of(clientId).make();
        if (!clientId.isEmpty()) {
            request.session().getContext().setClient(client);
        }
        if (!tab.isEmpty()) {
            request.session().getContext().setAuthenticationSession(new TestLogin(client).make());
        }
        request.query("code", "secret").query("state", "secret");
        Response response = LoginProblemPage.goTo(request.session(), config(), LoginProblem.STATE_EXPIRED);
        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(response.getLocation())
                .hasToString("https://sso.example/realms/acme/broker/wecom/endpoint/problem/state-expired" + query);
    }

    /** "The way on is the most that is still there." */
    @ParameterizedTest
    @CsvSource({
        // problem, the tab has a login, inside WeCom: status, other ways to sign in
        "STATE_EXPIRED,  false, false, 400, false",
        "UNREACHABLE,    false, true,  502, false",
        "NOT_FOR_CLIENT, false, false, 403, false",
        "NOT_FOR_CLIENT, true,  false, 403, true"
    })
    void withoutAScanThatCouldHelp_thePageOffersTheOtherWays(
            LoginProblem problem, boolean underWay, boolean inside, int status, boolean otherWays) {
        TestRealm realm = new TestRealm().with(TestClient.of("gitlab"));
        TestSession request =
                new TestSession(realm).from(inside ? TestSession.INSIDE_WECOM : TestSession.OUTSIDE_WECOM);
        if (underWay) {
            request.login("tab", new TestLogin(realm.client("gitlab")).make());
        }
        Response response =
                new LoginProblemPage(request.session(), realm.model(), config()).show(problem, "gitlab", "tab");
        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(response.getEntity()).isEqualTo("wecom-problem.ftl");
        String here = "https://sso.example/realms/acme/broker/wecom/endpoint/problem/" + problem.id();
        assertThat(request.page().attributes())
                .containsEntry("problem", problem.id())
                .containsEntry("scanAgain", "")
                .containsEntry("insideWecom", inside)
                .containsEntry("otherWays", otherWays ? here + "/other-ways?client_id=gitlab&tab_id=tab" : "")
                .containsEntry("startAgain", "https://sso.example/realms/acme/account");
        assertThat(request.session().getContext().getClient()).isSameAs(realm.client("gitlab"));
    }

    private static WecomIdentityProviderConfig config() {
        return new WecomIdentityProviderConfig(TestRealm.wecom("wecom"));
    }

    private void begin() {
        notes.put("BROKERED_CONTEXT", "the identity of the person who began");
        notes.put("current.flow.path", "first-broker-login");
    }
}
