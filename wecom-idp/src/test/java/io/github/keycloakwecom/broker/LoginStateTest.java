package io.github.keycloakwecom.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakwecom.api.MovableClock;
import io.github.keycloakwecom.testing.DebugTrail;
import io.github.keycloakwecom.testing.LoginInBrowser;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginStateTest {

    private final MovableClock clock = new MovableClock();
    private final LoginInBrowser browser = new LoginInBrowser(clock);
    private final LoginState states = new LoginState(browser.keycloak(), browser.realm(), "wecom");
    private final String state = states.open(browser.login(), Map.of("member", "li"));

    @Test
    void aStateThatComesBackToItsBrowserBringsItsNotesAndAStateForKeycloak() {
        LoginState.Resumed resumed = states.resume(state);
        assertThat(resumed.notes()).containsEntry("member", "li");
        assertThat(resumed.brokerState()).contains(".tab.");
        assertThat(browser.keycloak().getContext().getClient().getClientId()).isEqualTo("gitlab");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void withoutAState_itIsMissing(String none) {
        assertRefused(none, "state-missing");
    }

    /** The second value has the form of another key in the store. */
    @ParameterizedTest
    @ValueSource(strings = {"0123456789abcdefABCDEF0123456789", "used.0123456789abcdef", "<script>"})
    void aStateThatWasNeverOpened_isExpired(String unknown) {
        assertRefused(unknown, "state-expired");
    }

    @ParameterizedTest
    @EnumSource
    void eachReason_hasItsProblem(Case row) {
        row.happens.accept(this, state);
        assertRefused(state, row.problem);
    }

    /** One row for each reason, and one for each pair of reasons whose order matters. */
    enum Case {
        TOO_OLD("state-expired", (test, state) -> test.clock.advance(Duration.ofSeconds(1801))),
        USED("state-used", (test, state) -> test.states.resume(state)),
        CLIENT_GONE("state-expired", (test, state) -> test.browser.hasClient = false),
        NO_COOKIE("state-of-other-browser", (test, state) -> test.browser.cookie = ""),
        OTHER_BROWSER("state-of-other-browser", (test, state) -> test.browser.cookie = "another login"),
        TAB_OVER("state-expired", (test, state) -> test.browser.hasTab = false),
        // A finished login removes the root authentication session.
        USED_AND_NO_COOKIE("state-used", (test, state) -> {
            test.states.resume(state);
            test.browser.cookie = "";
        }),
        USED_AND_OTHER_BROWSER("state-used", (test, state) -> {
            test.states.resume(state);
            test.browser.cookie = "another login";
        }),
        USED_AND_TAB_OVER("state-used", (test, state) -> {
            test.states.resume(state);
            test.browser.hasTab = false;
        }),
        OTHER_BROWSER_AND_TAB_OVER("state-of-other-browser", (test, state) -> {
            test.browser.cookie = "another login";
            test.browser.hasTab = false;
        }),
        CLIENT_GONE_AND_OTHER_BROWSER("state-expired", (test, state) -> {
            test.browser.hasClient = false;
            test.browser.cookie = "another login";
        });

        private final String problem;
        private final BiConsumer<LoginStateTest, String> happens;

        Case(String problem, BiConsumer<LoginStateTest, String> happens) {
            this.problem = problem;
            this.happens = happens;
        }
    }

    @Test
    void aStateOfAnotherProvider_isRefusedBeforeUseAndBrowserAreChecked() {
        states.resume(state);
        browser.cookie = "another login";
        LoginState others = new LoginState(browser.keycloak(), browser.realm(), "wecom-gov");
        assertThatThrownBy(() -> others.resume(state)).hasMessage("state-of-other-provider");
    }

    @Test
    void aStateThatIsRefused_canStillBeUsedByItsBrowser() {
        browser.cookie = "another login";
        assertRefused(state, "state-of-other-browser");
        browser.cookie = "root";
        assertThat(states.resume(state).notes()).containsEntry("member", "li");
    }

    @Test
    void theLog_namesTheReasonAndNotTheState() {
        browser.cookie = "another login";
        try (DebugTrail trail = DebugTrail.of(LoginState.class)) {
            assertRefused(state, "state-of-other-browser");
            assertThat(trail.lines())
                    .containsExactly(
                            "Identity provider 'wecom' of realm 'acme': the state is not accepted: of another browser");
        }
    }

    private void assertRefused(String returned, String problem) {
        assertThatThrownBy(() -> states.resume(returned)).hasMessage(problem);
    }
}
