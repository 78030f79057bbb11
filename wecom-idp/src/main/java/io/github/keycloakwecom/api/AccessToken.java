package io.github.keycloakwecom.api;

import java.time.Instant;

/**
 * The token of an app (not of a person), as {@code gettoken} returned it.
 *
 * @param value     goes into the query of each call; up to 512 bytes
 * @param expiresAt when we stop using it, a safety margin before WeCom does
 */
public record AccessToken(String value, Instant expiresAt) {

    boolean isAlive(Instant now) {
        return now.isBefore(expiresAt);
    }

    /** Leaves the value out. */
    @Override
    public String toString() {
        return "AccessToken[until " + expiresAt + "]";
    }
}
