package io.github.keycloakwecom.api;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.http.client.methods.HttpRequestBase;

/**
 * Ends a call that takes too long as a whole. The timeouts of Apache's client bound one step each: one connection attempt for
 * each address of the host, one wait for each packet. A name server that hangs is the one thing that this cannot end; {@link
 * Bulkhead} bounds how many threads wait for it. One instance for each node.
 */
final class CallDeadline implements AutoCloseable {

    private final Duration limit;
    private final ScheduledThreadPoolExecutor watch;

    /** What is done within the time. */
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
        // Nearly every call ends in time: what was planned for it must not stay in the queue.
        watch.setRemoveOnCancelPolicy(true);
        // A node that calls nobody keeps no thread.
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
