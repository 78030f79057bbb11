package io.github.keycloakwecom.api;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Limits how many threads of this node one app may hold while they wait for WeCom. Keycloak serves all realms with one
 * pool of worker threads, 50 on a small machine. Without a limit one slow WeCom stops password logins and the admin
 * console too.
 *
 * <p>In a burst of logins, calls above the limit wait, because a call takes a fraction of a second. When WeCom is slow,
 * such a call fails at once, because a waiting call holds a thread too. WeCom counts as slow when half of the calls are
 * slow. One instance for each app.
 */
final class Bulkhead {

    private static final Logger LOG = Logger.getLogger(Bulkhead.class);

    static final int CALLS = 16;

    /** 10 of 50 worker threads then remain for other requests at any time. */
    static final int WAITING = 24;

    private static final int HALF = CALLS / 2;

    /** The longest wait of a call for its turn. */
    static final Duration WAIT = Duration.ofSeconds(3);

    /** A call that takes longer is slow. */
    static final Duration SLOW = Duration.ofSeconds(2);

    private static final Duration REPORT = Duration.ofMinutes(1);

    private final LongSupplier nanoTime;
    private final long created;

    /** In the order of their start. */
    private final Set<Call> inFlight = new LinkedHashSet<>();

    /** Plus one for each slow call that has ended, minus one for each quick call; 0 to {@link #CALLS}. */
    private int slowCalls;

    private int waiting;
    private long lastReport;

    private static final class Call {
        private final long start;

        private Call(long start) {
            this.start = start;
        }
    }

    /** @param nanoTime of a clock that is never set back */
    Bulkhead(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.created = nanoTime.getAsLong();
        this.lastReport = -REPORT.toNanos();
    }

    /**
     * @param api named in the failure
     * @throws WecomApiException when too many calls are in flight
     */
    <T> T run(String api, Supplier<T> work) {
        Call call = enter(api);
        try {
            return work.get();
        } finally {
            leave(call);
        }
    }

    private synchronized Call enter(String api) {
        long giveUp = now() + WAIT.toNanos();
        while (inFlight.size() >= CALLS) {
            long left = Math.min(giveUp, halfAreSlowAt()) - now();
            if (slowCalls >= HALF || waiting >= WAITING || left <= 0 || !await(left)) {
                throw tooMany(api);
            }
        }
        Call call = new Call(now());
        inFlight.add(call);
        return call;
    }

    /** When half of the calls in flight become slow, if none of them ends. */
    private long halfAreSlowAt() {
        return inFlight.stream().skip(HALF - 1).findFirst().orElseThrow().start + SLOW.toNanos();
    }

    private synchronized void leave(Call call) {
        inFlight.remove(call);
        boolean slow = now() - call.start > SLOW.toNanos();
        slowCalls = slow ? Math.min(slowCalls + 1, CALLS) : Math.max(slowCalls - 1, 0);
        // All waiting threads: a single one may have given up already, and then no call would start.
        notifyAll();
    }

    synchronized int inFlight() {
        return inFlight.size();
    }

    synchronized int waiting() {
        return waiting;
    }

    private boolean await(long nanos) {
        waiting++;
        try {
            // At least a millisecond, because 0 means without a limit.
            wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos)));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting--;
        }
    }

    private WecomApiException tooMany(String api) {
        WecomApiException failure = WecomApiException.overloaded(api, CALLS + " calls are in flight on this node");
        LOG.debugf("%s is not called: %d calls are in flight, %d wait", api, inFlight.size(), waiting);
        boolean reported = now() - lastReport < REPORT.toNanos();
        if (!reported) {
            lastReport = now();
        }
        return reported ? failure.asReported() : failure;
    }

    private long now() {
        return nanoTime.getAsLong() - created;
    }
}
