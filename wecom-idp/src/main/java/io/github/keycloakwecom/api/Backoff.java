package io.github.keycloakwecom.api;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An error of WeCom after which one API is not called again for a while.
 *
 * @param hint WeCom's text, cleaned
 * @param until when the API may be called again
 */
record Backoff(int errcode, String hint, Instant until) {

    /**
     * WeCom blocks an API for 60 seconds after the limit of a minute, and for 60 minutes after the limit of an hour
     * (developer.work.weixin.qq.com/document/path/90312). The error does not say which limit was reached. One call a
     * minute is enough to see when the block ends, and costs little quota.
     */
    private static final Duration RATE_LIMIT = Duration.ofSeconds(60);

    /**
     * For other errors, for example a wrong secret. WeCom bans an IP address for an hour after too many calls with a
     * wrong secret (developer.work.weixin.qq.com/document/path/90313, note 5 of code 45009). Many failing logins must
     * not cause that.
     */
    private static final Duration SET_UP = Duration.ofSeconds(30);

    /** How long a backoff is kept after its end, so that one call tries first and the others wait for it. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private static final String ERRCODE = "errcode";
    private static final String HINT = "hint";
    private static final String UNTIL = "until";

    static Backoff after(WecomApiException error, Instant now) {
        Duration length = error.code() == WecomErrorCode.RATE_LIMITED ? RATE_LIMIT : SET_UP;
        return new Backoff(error.errcode().orElseThrow(), error.hint(), now.plus(length));
    }

    /** @return empty when the notes are not those of a backoff */
    static Optional<Backoff> fromNotes(Map<String, String> notes) {
        return notes.keySet().containsAll(List.of(ERRCODE, HINT, UNTIL))
                ? Optional.of(new Backoff(
                        Integer.parseInt(notes.get(ERRCODE)),
                        notes.get(HINT),
                        Instant.ofEpochMilli(Long.parseLong(notes.get(UNTIL)))))
                : Optional.empty();
    }

    /** For the cluster's store. */
    Map<String, String> notes() {
        return Map.of(
                ERRCODE, Integer.toString(errcode),
                HINT, hint,
                UNTIL, Long.toString(until.toEpochMilli()));
    }

    /** @param reported whether another login has reported the error already */
    WecomApiException exception(String api, boolean reported) {
        String text = "not asked again before " + until.truncatedTo(ChronoUnit.SECONDS) + ": " + hint;
        return WecomApiException.backedOff(api, errcode, text, reported);
    }

    boolean isRateLimit() {
        return WecomErrorCode.fromErrcode(errcode) == WecomErrorCode.RATE_LIMITED;
    }

    boolean lasts(Instant now) {
        return now.isBefore(until);
    }

    Duration lifespan(Instant now) {
        return Duration.between(now, until).plus(KEPT);
    }
}
