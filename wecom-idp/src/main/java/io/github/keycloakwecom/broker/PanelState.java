package io.github.keycloakwecom.broker;

import java.time.Clock;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The state of the panel in one browser tab. A panel that loads again gets the same state, so that reloads do not fill
 * the single-use store: the panel of a tab has at most two open states for a provider. The store also keeps which state
 * a tab has. The authentication session of the tab does not, because a write there can undo what the password form
 * writes at that moment.
 */
final class PanelState {

    private static final Logger LOG = Logger.getLogger(PanelState.class);

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

    /** The state that this tab's panel has, if it is not used and good for long enough to scan; else a new one. */
    Open open(AuthenticationSessionModel login) {
        String key = PREFIX + login.getParentSession().getId() + "." + login.getTabId() + "." + alias;
        Map<String, String> had = store.get(key);
        if (had == null) {
            debug(login, "a new state, because the tab has none, or one that is too old to scan");
            return openNew(key, login);
        }
        if (!states.isOpen(had.get(STATE))) {
            debug(login, "a new state, because the tab's is used or too old");
            return openNew(key, login);
        }
        debug(login, "the state that the tab has");
        return new Open(had.get(STATE), (int) (Long.parseLong(had.get(UNTIL)) - now()));
    }

    private void debug(AuthenticationSessionModel login, String decision) {
        if (LOG.isDebugEnabled()) {
            LOG.debugf(
                    "Panel of identity provider '%s' of realm '%s': %s",
                    alias, login.getRealm().getName(), decision);
        }
    }

    private Open openNew(String key, AuthenticationSessionModel login) {
        String state = states.open(login);
        int lifespan = states.lifespan();
        // Half of its life: a state that is used again must leave time for a scan.
        store.put(key, Math.max(lifespan / 2, 1), Map.of(STATE, state, UNTIL, String.valueOf(now() + lifespan)));
        return new Open(state, lifespan);
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
