package io.github.keycloakwecom.standin.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * user_tickets: half an hour (developer.work.weixin.qq.com/document/path/96442), bound to the app, usable more than
 * once in that time.
 */
public final class Tickets {
    /** 1800 seconds. */
    static final Duration LIFE = Duration.ofSeconds(1800);

    private final Clock clock;
    private final Map<String, Ticket> held = new HashMap<>();

    /** No ticket yet. */
    public Tickets(Clock clock) {
        this.clock = clock;
    }

    synchronized String issue(String userid, int agentId, boolean agreed) {
        String ticket = Handle.ticket();
        held.put(ticket, new Ticket(userid, agentId, agreed, clock.instant().plus(LIFE)));
        return ticket;
    }

    synchronized Ticket find(String ticket, int agentId) {
        Ticket found = held.get(ticket);
        if (found == null || found.agentId() != agentId) {
            throw new Refusal(84015);
        }
        if (!clock.instant().isBefore(found.expires())) {
            throw new Refusal(84014);
        }
        return found;
    }

    /** Forgets all tickets. */
    public synchronized void clear() {
        held.clear();
    }

    record Ticket(String userid, int agentId, boolean agreed, Instant expires) {}
}
