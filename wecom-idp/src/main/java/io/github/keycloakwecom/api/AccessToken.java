package io.github.keycloakwecom.api;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The token of an app (not of a person), as {@code gettoken} returned it.
 *
 * @param value     goes into the query of each call; up to 512 bytes
 * @param expiresAt when we stop using it, a safety margin before WeCom does
 */
public record AccessToken(String value, Instant expiresAt) {

    private static final String VALUE = "value";
    private static final String EXPIRES_AT = "expiresAt";

    static Optional<AccessToken> of(Map<String, String> notes) {
        return notes.containsKey(VALUE) && notes.containsKey(EXPIRES_AT)
                ? Optional.of(
                        new AccessToken(notes.get(VALUE), Instant.ofEpochSecond(Long.parseLong(notes.get(EXPIRES_AT)))))
                : Optional.empty();
    }

    Map<String, String> notes() {
        return Map.of(VALUE, value, EXPIRES_AT, Long.toString(expiresAt.getEpochSecond()));
    }

    boolean isAlive(Instant now) {
        return now.isBefore(expiresAt);
    }

    /** Leaves the value out. */
    @Override
    public String toString() {
        return "AccessToken[until " + expiresAt + "]";
    }
}
