package io.github.keycloakwecom.broker;

import java.time.Clock;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The state of the panel in one browser tab. A reloaded panel gets the same state, so that reloads do not fill the
 * single-use store: a tab has at most two open states for a provider. The store also keeps which state a tab has. The
 * authentication session does not keep it, because that write could overwrite a concurrent write of the password form.
 */
final class PanelState {

    private static final Logger LOG = Logger.getLogger(PanelState.class);

    private static final String PREFIX = "wecom.panel.";
    private static final String STATE = "state";
    private static final String UNTIL = "until";

    /**
     * @param state to send to WeCom
     * @param secondsToLive remaining lifespan of the state
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

    /** The state of this tab's panel. It is a new one when the last one is used, or expires too soon for a scan. */
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
        // Half of the lifespan, so that a reloaded panel leaves enough time for a scan.
        store.put(key, Math.max(lifespan / 2, 1), Map.of(STATE, state, UNTIL, String.valueOf(now() + lifespan)));
        return new Open(state, lifespan);
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
