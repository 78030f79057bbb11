package io.github.keycloakwecom.api;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.http.client.methods.HttpRequestBase;

/**
 * Ends a call that takes too long as a whole. The timeouts of Apache's client bound one step each: one connection to
 * one address of the host, one wait for one packet. It cannot end a name server that hangs; {@link Bulkhead} bounds how
 * many threads wait for that. One instance for each node.
 */
final class CallDeadline implements AutoCloseable {

    /** From the start of the first connection to the last byte of the response. */
    static final Duration LIMIT = Duration.ofSeconds(5);

    private final Duration limit;
    private final ScheduledThreadPoolExecutor watch;

    /** A request and the reading of its response. */
    interface Exchange<T> {
        T run() throws IOException;
    }

    CallDeadline(Duration limit) {
        this.limit = limit;
        watch = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "wecom-call-deadline");
            thread.setDaemon(true);
            return thread;
        });
        // Nearly every call ends in time. Its abort must not stay in the queue.
        watch.setRemoveOnCancelPolicy(true);
        // A node without calls keeps no thread.
        watch.setKeepAliveTime(1, TimeUnit.MINUTES);
        watch.allowCoreThreadTimeOut(true);
    }

    /**
     * @param request is aborted when the time is over: its connection is closed, and {@code exchange} throws
     * @throws IOException of the exchange
     */
    <T> T bound(HttpRequestBase request, Exchange<T> exchange) throws IOException {
        Future<?> abort = watch.schedule(request::abort, limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return exchange.run();
        } finally {
            abort.cancel(false);
        }
    }

    Duration limit() {
        return limit;
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
