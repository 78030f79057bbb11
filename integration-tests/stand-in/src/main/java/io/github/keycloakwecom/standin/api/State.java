package io.github.keycloakwecom.standin.api;

import io.github.keycloakwecom.standin.control.Behaviour;
import java.time.Clock;

/** Everything handed out and not yet forgotten. */
public record State(Tokens tokens, Codes codes, Tickets tickets, SecretGuard guard) {
    /** Nothing handed out. */
    public static State fresh(Clock clock, Behaviour behaviour) {
        return new State(
                new Tokens(clock, behaviour), new Codes(clock), new Tickets(clock), new SecretGuard(clock, behaviour));
    }

    /** Forgets all. */
    public void clear() {
        tokens.clear();
        codes.clear();
        tickets.clear();
        guard.clear();
    }
}
