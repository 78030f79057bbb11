package io.github.keycloakwecom.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.testing.Notes;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

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

    private void begin() {
        notes.put("BROKERED_CONTEXT", "the identity of the person who began");
        notes.put("current.flow.path", "first-broker-login");
    }
}
