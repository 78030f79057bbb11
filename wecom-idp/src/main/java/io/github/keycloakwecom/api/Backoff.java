package io.github.keycloakwecom.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An answer of WeCom that is believed for a while without asking again.
 *
 * @param hint  WeCom's text, cleaned
 * @param until when it may be asked again
 */
record Backoff(int errcode, String hint, Instant until) {

    /**
     * WeCom blocks for 60 seconds beyond the limit of a minute and for 60 minutes beyond that of an hour, and the answer does not say
     * which (developer.work.weixin.qq.com/document/path/90312). One call a minute finds out, and costs nothing that counts.
     */
    private static final Duration RATE_LIMIT = Duration.ofSeconds(60);

    /**
     * For a secret and the like: logins that all fail must not add up to the hour's ban that WeCom puts on an address with too many
     * wrong secrets (developer.work.weixin.qq.com/document/path/90313, note 5 of code 45009).
     */
    private static final Duration SET_UP = Duration.ofSeconds(30);

    /** How long a refusal that is over is kept, so that one call tries and the others wait for it. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private static final String ERRCODE = "errcode";
    private static final String HINT = "hint";
    private static final String UNTIL = "until";

    static Backoff of(WecomApiException answer, Instant now) {
        Duration block = answer.code() == WecomErrorCode.RATE_LIMITED ? RATE_LIMIT : SET_UP;
        return new Backoff(answer.errcode().orElseThrow(), answer.hint(), now.plus(block));
    }

    static Optional<Backoff> of(Map<String, String> notes) {
        return notes.keySet().containsAll(List.of(ERRCODE, HINT, UNTIL))
                ? Optional.of(new Backoff(
                        Integer.parseInt(notes.get(ERRCODE)),
                        notes.get(HINT),
                        Instant.ofEpochMilli(Long.parseLong(notes.get(UNTIL)))))
                : Optional.empty();
    }

    Map<String, String> notes() {
        return Map.of(
                ERRCODE, Integer.toString(errcode),
                HINT, hint,
                UNTIL, Long.toString(until.toEpochMilli()));
    }

    boolean isRateLimit() {
        return WecomErrorCode.of(errcode) == WecomErrorCode.RATE_LIMITED;
    }

    boolean lasts(Instant now) {
        return now.isBefore(until);
    }

    Duration lifespan(Instant now) {
        return Duration.between(now, until).plus(KEPT);
    }
}
