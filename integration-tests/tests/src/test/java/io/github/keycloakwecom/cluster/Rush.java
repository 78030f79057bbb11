package io.github.keycloakwecom.cluster;

import io.github.keycloakwecom.server.KeycloakServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Many people at the same step of their logins. They are dealt out to the nodes in turn and released together,
 * {@value #THREADS} at a time; the first failure of anybody fails the test.
 */
final class Rush implements AutoCloseable {

    static final int THREADS = 40;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    /** A step of a login. */
    interface Step {
        void take(HttpLogin login, KeycloakServer node) throws Exception;
    }

    /** A rush that has begun. */
    record Underway(long began, List<Future<?>> steps) {

        /** Waits for everybody; how long it took in all. */
        Duration arrive() throws InterruptedException {
            for (Future<?> step : steps) {
                try {
                    step.get();
                } catch (ExecutionException e) {
                    throw new AssertionError("a login failed", e.getCause());
                }
            }
            return Duration.ofNanos(System.nanoTime() - began);
        }
    }

    /** Everybody takes the step; returns at once. */
    Underway start(List<HttpLogin> logins, List<KeycloakServer> nodes, Step step) {
        CountDownLatch released = new CountDownLatch(1);
        List<Future<?>> steps = new ArrayList<>();
        for (int i = 0; i < logins.size(); i++) {
            HttpLogin login = logins.get(i);
            KeycloakServer node = nodes.get(i % nodes.size());
            steps.add(threads.submit(() -> {
                released.await();
                step.take(login, node);
                return null;
            }));
        }
        released.countDown();
        return new Underway(System.nanoTime(), steps);
    }

    /** Everybody takes the step; returns when all have. */
    Duration all(List<HttpLogin> logins, List<KeycloakServer> nodes, Step step) throws InterruptedException {
        return start(logins, nodes, step).arrive();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
