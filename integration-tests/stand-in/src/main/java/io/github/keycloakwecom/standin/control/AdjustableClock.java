package io.github.keycloakwecom.standin.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The time of the machine plus an offset. A test moves it forward, so tokens (two hours), tickets (30 minutes) and
 * codes (5 minutes) expire without waiting.
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
