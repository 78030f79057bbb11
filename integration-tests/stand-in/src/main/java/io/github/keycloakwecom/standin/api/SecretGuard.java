package io.github.keycloakwecom.standin.api;

import io.github.keycloakwecom.standin.control.Behaviour;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * The ban that follows repeated wrong secrets: 45009 from gettoken for that address, for an hour
 * (developer.work.weixin.qq.com/document/path/90313, note 5 on 45009).
 */
public final class SecretGuard {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Clock clock;
    private final Behaviour behaviour;
    private final Map<String, Deque<Instant>> failures = new HashMap<>();
    private final Map<String, Instant> bannedUntil = new HashMap<>();

    /** Without a ban. */
    public SecretGuard(Clock clock, Behaviour behaviour) {
        this.clock = clock;
        this.behaviour = behaviour;
    }

    synchronized void check(String address) {
        if (clock.instant().isBefore(bannedUntil.getOrDefault(address, Instant.MIN))) {
            throw new Refusal(45009);
        }
    }

    synchronized void failed(String address) {
        Instant now = clock.instant();
        Deque<Instant> recent = failures.computeIfAbsent(address, unseen -> new ArrayDeque<>());
        recent.removeIf(then -> then.plus(HOUR).isBefore(now));
        recent.add(now);
        if (recent.size() >= behaviour.banThreshold()) {
            bannedUntil.put(address, now.plus(HOUR));
            recent.clear();
        }
    }

    /** Lifts all bans. */
    public synchronized void clear() {
        failures.clear();
        bannedUntil.clear();
    }
}
