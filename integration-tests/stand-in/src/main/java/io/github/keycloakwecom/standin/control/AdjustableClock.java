package io.github.keycloakwecom.standin.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The system's time plus an offset that a test can enlarge, so that tokens (two hours), tickets (half an hour) and
 * codes (five minutes) can run out without waiting.
 */
public final class AdjustableClock extends Clock {
    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

    /** Moves the stand-in's time; the machine's clock stays. */
    public void advance(Duration by) {
        offset.accumulateAndGet(by, Duration::plus);
    }

    /** Back to the machine's time. */
    public void reset() {
        offset.set(Duration.ZERO);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(offset.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** Not supported: the stand-in asks this clock for instants only. */
    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the stand-in's clock has no zone");
    }
}
