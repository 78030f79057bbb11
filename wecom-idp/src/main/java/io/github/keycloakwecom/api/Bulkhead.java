package io.github.keycloakwecom.api;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Limits how many threads of this node one app may hold while they wait for WeCom. Keycloak serves all realms with one pool of
 * worker threads, 50 on a small machine: without a limit one slow WeCom stops password logins and the admin console as well.
 *
 * <p>A burst of logins waits for its turn, because calls take a fraction of a second. When WeCom is slow, waiting would only hold
 * more threads, so a call above the limit fails at once. One slow call among quick ones says nothing: half of them must be slow.
 * One instance for each app.
 */
final class Bulkhead {

    static final int CALLS = 16;

    /** With these, 10 of 50 worker threads are left for others at any time. */
    static final int WAITING = 24;

    private static final int HALF = CALLS / 2;

    /** How long a call waits for its turn at most. */
    static final Duration WAIT = Duration.ofSeconds(3);

    /** A call that takes longer is a slow one. */
    static final Duration SLOW = Duration.ofSeconds(2);

    private static final Duration REPORT = Duration.ofMinutes(1);

    private final LongSupplier nanoTime;
    private final long created;

    /** In the order in which they began. */
    private final Set<Call> inFlight = new LinkedHashSet<>();

    /** One more for each slow call that has ended, one less for each quick one; 0 to {@link #CALLS}. */
    private int slowCalls;

    private int waiting;
    private long reported;

    private static final class Call {
        private final long begun;

        private Call(long begun) {
            this.begun = begun;
        }
    }

    /** @param nanoTime of a clock that is never set back */
    Bulkhead(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.created = nanoTime.getAsLong();
        this.reported = -REPORT.toNanos();
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

    /** When half of the calls in flight will have been slow, if none of those ends. */
    private long halfAreSlowAt() {
        return inFlight.stream().skip(HALF - 1).findFirst().orElseThrow().begun + SLOW.toNanos();
    }

    private synchronized void leave(Call call) {
        inFlight.remove(call);
        boolean slow = now() - call.begun > SLOW.toNanos();
        slowCalls = slow ? Math.min(slowCalls + 1, CALLS) : Math.max(slowCalls - 1, 0);
        // All of them: one that just gave up would not pass the turn on.
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
            // At least a millisecond: 0 would mean without limit.
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
        boolean told = now() - reported < REPORT.toNanos();
        if (!told) {
            reported = now();
        }
        return told ? failure.asKnown() : failure;
    }

    private long now() {
        return nanoTime.getAsLong() - created;
    }
}
