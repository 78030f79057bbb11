package io.github.keycloakwecom.standin.api;

import io.github.keycloakwecom.standin.company.App;
import io.github.keycloakwecom.standin.control.Behaviour;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Access tokens: one per app, the same while it lives unless the behaviour says otherwise
 * (docs/wecom-protocol.md#token). The service may void a token early
 * (developer.work.weixin.qq.com/document/path/91039): the answer is then 40014, without tail; a token at the end of its
 * life gets 42001.
 */
public final class Tokens {
    private final Clock clock;
    private final Behaviour behaviour;
    private final Map<String, Issued> issued = new HashMap<>();
    private final Map<Integer, String> current = new HashMap<>();

    /** No token yet. */
    public Tokens(Clock clock, Behaviour behaviour) {
        this.clock = clock;
        this.behaviour = behaviour;
    }

    /** A token for the app, with the seconds it has left. */
    public synchronized Grant grant(App app) {
        Instant now = clock.instant();
        String known = current.get(app.agentId());
        if (known != null
                && !behaviour.freshTokenEachCall()
                && issued.get(known).isLive(now)) {
            return new Grant(known, Duration.between(now, issued.get(known).expires()));
        }
        if (known != null) {
            issued.computeIfPresent(known, (token, old) -> old.revoke());
        }
        String fresh = Handle.token();
        issued.put(fresh, new Issued(app.agentId(), now.plus(behaviour.tokenLife()), false));
        current.put(app.agentId(), fresh);
        return new Grant(fresh, behaviour.tokenLife());
    }

    /** The agent id behind a token. */
    public synchronized int agentOf(String token) {
        Issued found = issued.get(token);
        if (found == null) {
            throw new Refusal(40014);
        }
        if (!clock.instant().isBefore(found.expires())) {
            throw new Refusal(42001);
        }
        if (found.revoked()) {
            throw Refusal.withoutTail(40014);
        }
        return found.agentId();
    }

    /** Voids all tokens before their time. */
    public synchronized void revokeAll() {
        issued.replaceAll((token, held) -> held.revoke());
        current.clear();
    }

    /** Forgets all tokens. */
    public synchronized void clear() {
        issued.clear();
        current.clear();
    }

    /** What gettoken answers. */
    public record Grant(String token, Duration left) {}

    private record Issued(int agentId, Instant expires, boolean revoked) {
        boolean isLive(Instant now) {
            return !revoked && now.isBefore(expires);
        }

        Issued revoke() {
            return new Issued(agentId, expires, true);
        }
    }
}
