package io.github.keycloakwecom.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The {@code suite_ticket} of a third-party suite or agency template. WeCom pushes a new one every ten minutes, and
 * each is valid for thirty (developer.work.weixin.qq.com/document/path/90628). It is a secret.
 *
 * @param value the parameter {@code suite_ticket} of {@code service/get_suite_token}, 1 to 512 characters
 * @param pushedAt the {@code TimeStamp} of WeCom's event; the same when WeCom repeats the event
 */
public record SuiteTicket(String value, Instant pushedAt) {

    /** For how long WeCom accepts a ticket. */
    public static final Duration LIFESPAN = Duration.ofMinutes(30);

    private static final int LONGEST = 512;

    /** @throws IllegalArgumentException if the value is blank or too long; the message does not contain the value */
    public SuiteTicket {
        Objects.requireNonNull(pushedAt, "pushedAt");
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("a suite ticket without a value");
        }
        if (value.length() > LONGEST) {
            throw new IllegalArgumentException("a suite ticket of " + value.length() + " characters");
        }
    }

    /** The age of the ticket; negative if WeCom's clock is ahead of this server's. */
    public Duration age(Instant now) {
        return Duration.between(pushedAt, now);
    }

    public boolean isValid(Instant now) {
        return age(now).compareTo(LIFESPAN) < 0;
    }

    /** Without the value, because a log must not contain it. */
    @Override
    public String toString() {
        return "SuiteTicket[pushedAt=" + pushedAt + "]";
    }
}
