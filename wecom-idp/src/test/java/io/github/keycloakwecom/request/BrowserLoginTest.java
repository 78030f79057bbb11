package io.github.keycloakwecom.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.testing.Notes;
import io.github.keycloakwecom.testing.TestClient;
import io.github.keycloakwecom.testing.TestLogin;
import io.github.keycloakwecom.testing.TestRealm;
import io.github.keycloakwecom.testing.TestSession;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parameters of a URL may be absent or invalid. */
class BrowserLoginTest {

    private final TestRealm realm = new TestRealm()
            .with(TestClient.of("gitlab"))
            .with(TestClient.of("wiki"))
            .with(TestClient.of("off").disabled());

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // client_id, tab_id: whether the login of this browser is found
                "gitlab,  tab,     true",
                "wiki,    tab,     false",
                "gitlab,  other,   false",
                "gitlab,  -,       false",
                "-,       tab,     false",
                "unknown, tab,     false",
                "off,     off-tab, false"
            })
    void login_isFoundByClientAndTab(String clientId, String tabId, boolean found) {
        TestSession request = new TestSession(realm)
                .login("tab", new TestLogin(realm.client("gitlab")).make())
                .login("off-tab", new TestLogin(realm.client("off")).make());
        assertThat(BrowserLogin.find(request.session(), realm.model(), clientId, tabId)
                        .isPresent())
                .isEqualTo(found);
    }

    @Test
    void browserWithoutTheCookie_hasNone() {
        assertThat(BrowserLogin.find(new TestSession(realm).session(), realm.model(), "gitlab", "tab"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"true, true", "false, false", "-, false"})
    void promptNone_isANoteOfTheLogin(String note, boolean passive) {
        Map<Object, String> notes = new HashMap<>();
        notes.put("forwarded.passive.login", note);
        assertThat(BrowserLogin.isPassive(Notes.session(notes))).isEqualTo(passive);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"zh-CN", "-"})
    void loginThatStartsOver_keepsItsLanguageOnly(String language) {
        Map<Object, String> notes = new HashMap<>(Map.of("BROKERED_CONTEXT", "somebody", "wecom.asking", "a-state"));
        if (language != null) {
            notes.put("locale_user_requested", language);
        }
        BrowserLogin.startOver(Notes.session(notes));
        Map<Object, String> expected = new HashMap<>(Map.of("current.flow.path", "authenticate"));
        if (language != null) {
            expected.put("locale_user_requested", language);
        }
        assertThat(notes).isEqualTo(expected);
    }
}
