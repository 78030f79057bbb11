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
 * @param times how often in a row WeCom has refused at the end of such a while, this time included
 */
record Refusal(int errcode, String hint, Instant until, int times) {

    /**
     * WeCom blocks for 60 seconds beyond the limit of a minute and for 60 minutes beyond that of an hour, and the answer does not say
     * which (document/path/90312).
     */
    private static final List<Duration> BLOCKS =
            List.of(Duration.ofSeconds(60), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(60));

    /**
     * For a secret and the like: logins that all fail must not add up to the hour's ban that WeCom puts on an address with too many
     * wrong secrets (document/path/90313, note 5 of code 45009).
     */
    private static final Duration SET_UP = Duration.ofSeconds(30);

    private static final String ERRCODE = "errcode";
    private static final String HINT = "hint";
    private static final String UNTIL = "until";
    private static final String TIMES = "times";

    /** @param before the refusal that was over when the call was made, if there was one */
    static Refusal of(WecomApiException answer, Optional<Refusal> before, Instant now) {
        int errcode = answer.errcode().orElseThrow();
        int times = 1
                + before.filter(last -> last.errcode == errcode)
                        .map(Refusal::times)
                        .orElse(0);
        Duration block =
                answer.code() == WecomErrorCode.RATE_LIMITED ? BLOCKS.get(Math.min(times, BLOCKS.size()) - 1) : SET_UP;
        return new Refusal(errcode, answer.hint(), now.plus(block), times);
    }

    static Optional<Refusal> of(Map<String, String> notes) {
        return notes.keySet().containsAll(List.of(ERRCODE, HINT, UNTIL, TIMES))
                ? Optional.of(new Refusal(
                        Integer.parseInt(notes.get(ERRCODE)),
                        notes.get(HINT),
                        Instant.ofEpochMilli(Long.parseLong(notes.get(UNTIL))),
                        Integer.parseInt(notes.get(TIMES))))
                : Optional.empty();
    }

    Map<String, String> notes() {
        return Map.of(
                ERRCODE, Integer.toString(errcode),
                HINT, hint,
                UNTIL, Long.toString(until.toEpochMilli()),
                TIMES, Integer.toString(times));
    }

    boolean lasts(Instant now) {
        return now.isBefore(until);
    }

    /** How long to keep it: beyond its end, to know that the next one is not the first. */
    Duration lifespan(Instant now) {
        return Duration.between(now, until).plus(BLOCKS.get(BLOCKS.size() - 1));
    }
}
