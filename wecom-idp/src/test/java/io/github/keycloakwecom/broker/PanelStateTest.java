package io.github.keycloakwecom.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.api.MovableClock;
import io.github.keycloakwecom.testing.Fake;
import io.github.keycloakwecom.testing.MemoryStore;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.RootAuthenticationSessionModel;

/** Reloads of the panel do not fill the store. No panel gets a state that is used or expires soon. */
class PanelStateTest {

    private static final int LIFESPAN = 1800;

    private final MovableClock clock = new MovableClock();
    private final MemoryStore store = new MemoryStore(clock);

    @Test
    void fiftyReloads_storeOneState() {
        Set<String> states = IntStream.range(0, 50)
                .mapToObj(reload -> open("browser", "tab", "wecom").state())
                .collect(Collectors.toSet());
        assertThat(states).hasSize(1);
        assertThat(store.count("wecom.state.")).isEqualTo(1);
        assertThat(store.count("wecom.panel.")).isEqualTo(1);
    }

    @Test
    void everyBrowserTabAndProviderHasItsOwn() {
        Set<String> states = Set.of(
                open("browser", "tab", "wecom").state(),
                open("browser", "other tab", "wecom").state(),
                open("browser", "tab", "wecom-gov").state(),
                open("other browser", "tab", "wecom").state());
        assertThat(states).hasSize(4);
    }

    @Test
    void aUsedOneIsReplaced() {
        String used = open("browser", "tab", "wecom").state();
        store.putIfAbsent("wecom.state-used." + used, LIFESPAN);
        assertThat(open("browser", "tab", "wecom").state()).isNotEqualTo(used);
    }

    @Test
    void theTimeThatIsLeftIsSaid() {
        PanelState.Open first = open("browser", "tab", "wecom");
        assertThat(first.secondsToLive()).isEqualTo(LIFESPAN);
        clock.advance(Duration.ofSeconds(600));
        PanelState.Open later = open("browser", "tab", "wecom");
        assertThat(later.state()).isEqualTo(first.state());
        assertThat(later.secondsToLive()).isEqualTo(LIFESPAN - 600);
    }

    /** A person needs time to unlock the phone and to scan. */
    @Test
    void afterHalfOfItsLifeThereIsANewOneAndNeverMoreThanTwo() {
        String old = open("browser", "tab", "wecom").state();
        for (int reload = 1; reload <= 20; reload++) {
            clock.advance(Duration.ofSeconds(LIFESPAN / 10));
            PanelState.Open open = open("browser", "tab", "wecom");
            assertThat(open.secondsToLive()).isGreaterThan(LIFESPAN / 2);
            assertThat(store.count("wecom.state.")).isBetween(1L, 2L);
        }
        assertThat(open("browser", "tab", "wecom").state()).isNotEqualTo(old);
    }

    private PanelState.Open open(String browser, String tab, String alias) {
        KeycloakSession session = Fake.of(KeycloakSession.class, Map.of("singleUseObjects", none -> store));
        RealmModel realm = Fake.of(
                RealmModel.class, Map.of("getId", none -> "realm", "getAccessCodeLifespanLogin", none -> LIFESPAN));
        RootAuthenticationSessionModel root =
                Fake.of(RootAuthenticationSessionModel.class, Map.of("getId", none -> browser));
        ClientModel client = Fake.of(ClientModel.class, Map.of("getId", none -> "client"));
        AuthenticationSessionModel login = Fake.of(
                AuthenticationSessionModel.class,
                Map.of("getParentSession", none -> root, "getTabId", none -> tab, "getClient", none -> client));
        return new PanelState(store, new LoginState(session, realm, alias), alias, clock).open(login);
    }
}
