package io.github.keycloakwecom.api;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Fails calls at once while this node cannot reach WeCom: each call would hold a worker thread of the server until its
 * deadline. After {@value #FAILURES} failures in a row no call is made for {@link #OPEN}. Then one call tries for all.
 * Only a failure to reach WeCom counts. Any response of WeCom closes the breaker.
 *
 * <p>One instance for each app, because two apps may use different addresses.
 */
final class CircuitBreaker {

    static final int FAILURES = 3;
    static final Duration OPEN = Duration.ofSeconds(5);

    private static final Logger LOG = Logger.getLogger(CircuitBreaker.class);

    private final String address;
    private final LongSupplier nanoTime;
    private int failures;
    private long openUntil;

    /**
     * @param address for the log: what cannot be reached
     * @param nanoTime of a clock that is never set back
     */
    CircuitBreaker(String address, LongSupplier nanoTime) {
        this.address = address;
        this.nanoTime = nanoTime;
    }

    /** @throws WecomApiException when no call is made now */
    synchronized void admit(String api) {
        if (failures < FAILURES) {
            return;
        }
        if (nanoTime.getAsLong() - openUntil < 0) {
            LOG.debugf("%s is not called: the breaker for %s is open", api, address);
            throw WecomApiException.unreachable(api, "not tried, the last calls could not reach WeCom")
                    .asReported();
        }
        // This call tries. If it never ends, another call tries after one more period.
        open();
    }

    synchronized void responded() {
        if (failures >= FAILURES) {
            LOG.infof("%s can be reached again", address);
        }
        failures = 0;
    }

    synchronized void failed() {
        boolean wasClosed = failures < FAILURES;
        failures = Math.min(failures + 1, FAILURES);
        if (failures == FAILURES) {
            open();
            if (wasClosed) {
                LOG.warnf(
                        "%s cannot be reached: logins through it fail at once, and one call every %d s tries again",
                        address, OPEN.toSeconds());
            }
        }
    }

    private void open() {
        openUntil = nanoTime.getAsLong() + OPEN.toNanos();
    }
}
