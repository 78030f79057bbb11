package io.github.keycloakwecom.broker;

import java.time.Clock;
import java.util.Map;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The state of the panel in one browser tab. A panel that loads again gets the state it had, so that reloads do not fill
 * the single-use store: the panel of a tab has two open states for a provider at most. That store notes which one it had. The tab's
 * authentication session does not, because a write there could undo what the password form writes at that moment.
 */
final class PanelState {

    private static final String PREFIX = "wecom.panel.";
    private static final String STATE = "state";
    private static final String UNTIL = "until";

    /**
     * @param state to send to WeCom
     * @param secondsToLive for how long it is good
     */
    record Open(String state, int secondsToLive) {}

    private final SingleUseObjectProvider store;
    private final LoginState states;
    private final String alias;
    private final Clock clock;

    PanelState(SingleUseObjectProvider store, LoginState states, String alias, Clock clock) {
        this.store = store;
        this.states = states;
        this.alias = alias;
        this.clock = clock;
    }

    /** The one that this tab's panel has already, if it is not used and good for long enough to scan; else a new one. */
    Open open(AuthenticationSessionModel login) {
        String key = PREFIX + login.getParentSession().getId() + "." + login.getTabId() + "." + alias;
        Map<String, String> had = store.get(key);
        return had == null || !states.isOpen(had.get(STATE))
                ? openNew(key, login)
                : new Open(had.get(STATE), (int) (Long.parseLong(had.get(UNTIL)) - now()));
    }

    private Open openNew(String key, AuthenticationSessionModel login) {
        String state = states.open(login);
        int lifespan = states.lifespan();
        // Half of its life: a state that is handed out again must leave time for a scan.
        store.put(key, Math.max(lifespan / 2, 1), Map.of(STATE, state, UNTIL, String.valueOf(now() + lifespan)));
        return new Open(state, lifespan);
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
