package io.github.keycloakwecom.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A token of an app, a suite or a provider, never of a person.
 *
 * @param value the parameter {@code access_token} of each call; up to 512 bytes
 * @param expiresAt when this node stops using the token: earlier than WeCom, by a safety margin
 */
record AccessToken(String value, Instant expiresAt) {

    /** Clocks differ, and a call must not use a token that expires before the call ends. */
    private static final Duration MARGIN = Duration.ofSeconds(300);

    private static final Duration LONGEST = Duration.ofHours(2);

    private static final String VALUE = "value";
    private static final String EXPIRES_AT = "expiresAt";

    static AccessToken issued(TokenResponse response, Instant now) {
        long lifetime = response.lifetime().toSeconds();
        // A lifetime shorter than two margins is one of a test system: half of it is used.
        long used = Math.max(1, Math.max(lifetime / 2, lifetime - MARGIN.toSeconds()));
        return new AccessToken(response.token(), now.plusSeconds(Math.min(used, LONGEST.toSeconds())));
    }

    /** @return empty when the notes are not those of a token */
    static Optional<AccessToken> fromNotes(Map<String, String> notes) {
        return notes.containsKey(VALUE) && notes.containsKey(EXPIRES_AT)
                ? Optional.of(
                        new AccessToken(notes.get(VALUE), Instant.ofEpochSecond(Long.parseLong(notes.get(EXPIRES_AT)))))
                : Optional.empty();
    }

    /** For the cluster's store. */
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
