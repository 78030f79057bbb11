package io.github.keycloakwecom.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.testing.LoginInBrowser;
import io.github.keycloakwecom.testing.RecordedEvents;
import io.github.keycloakwecom.testing.TestPerson;
import org.junit.jupiter.api.Test;
import org.keycloak.events.Event;
import org.keycloak.events.EventType;

class RefusalEventTest {

    private final LoginInBrowser browser = new LoginInBrowser();
    private final RecordedEvents keycloaks = new RecordedEvents(browser.realm(), browser.keycloak());

    @Test
    void copy_hasWhatKeycloakKnows() {
        keycloaks.event(EventType.LOGIN).client("gitlab").user("id of li").detail("code_id", "root");
        RefusalEvent.copyOf(keycloaks, EventType.IDENTITY_PROVIDER_LOGIN)
                .provider("wecom")
                .write(EventError.CANCELLED);
        assertThat(keycloaks.written())
                .containsExactly("IDENTITY_PROVIDER_LOGIN_ERROR wecom_cancelled client=gitlab user=id of li "
                        + "{code_id=root, identity_provider=wecom}");
    }

    /** Keycloak may still write its event, for example of a successful login. */
    @Test
    void copy_leavesKeycloaksEventAsItWas() {
        keycloaks.event(EventType.LOGIN).detail("code_id", "root");
        RefusalEvent.copyOf(keycloaks, EventType.IDENTITY_PROVIDER_LOGIN)
                .provider("wecom")
                .client(browser.login().getClient())
                .user(TestPerson.of("li").make())
                .write(EventError.CANCELLED);
        Event original = keycloaks.getEvent();
        assertThat(original.getError()).isNull();
        assertThat(original.getType()).isEqualTo(EventType.LOGIN);
        assertThat(original.getClientId()).isNull();
        assertThat(original.getUserId()).isNull();
        assertThat(original.getDetails()).containsOnlyKeys("code_id");
    }

    @Test
    void newEvent_hasClientAccountAndProvider() {
        RefusalEvent.of(browser.keycloak(), EventType.LOGIN)
                .client(browser.login().getClient())
                .user(TestPerson.of("li").make())
                .provider("wecom")
                .write(EventError.NOT_FOR_CLIENT);
        assertThat(browser.events()).singleElement().satisfies(event -> {
            assertThat(event.getType()).isEqualTo(EventType.LOGIN_ERROR);
            assertThat(event.getError()).isEqualTo("wecom_not_for_client");
            assertThat(event.getClientId()).isEqualTo("gitlab");
            assertThat(event.getUserId()).isEqualTo("id of li");
            assertThat(event.getDetails()).containsEntry("identity_provider", "wecom");
        });
    }

    /** Keycloak's context has no client before the state is accepted. */
    @Test
    void withoutClient_thatOfKeycloakStays() {
        keycloaks.client("gitlab");
        RefusalEvent.copyOf(keycloaks, EventType.IDENTITY_PROVIDER_LOGIN)
                .client(null)
                .write(EventError.STATE_MISSING);
        assertThat(keycloaks.written())
                .containsExactly("IDENTITY_PROVIDER_LOGIN_ERROR wecom_state_missing client=gitlab {}");
    }

    @Test
    void accountOfTheRefusal_isNamed() {
        RefusalEvent.copyOf(keycloaks, EventType.IDENTITY_PROVIDER_LOGIN)
                .write(new LoginRefusedException(
                        LoginProblem.ACCOUNT_OF_OTHER_CORP, TestPerson.of("li").make()));
        assertThat(keycloaks.written())
                .containsExactly("IDENTITY_PROVIDER_LOGIN_ERROR wecom_account_of_other_corp user=id of li {}");
    }
}
