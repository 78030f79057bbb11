package io.github.keycloakwecom.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BulkheadTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Bulkhead bulkhead = new Bulkhead(nanos::get);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void stop() throws InterruptedException {
        release.countDown();
        threads.shutdown();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aBurstOfQuickCallsIsServedAndNeverMoreThanTheLimitAtOnce() throws Exception {
        Bulkhead real = new Bulkhead(System::nanoTime);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Future<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 10 * Bulkhead.CALLS; i++) {
            calls.add(threads.submit(() -> real.run("user/get", () -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                Thread.onSpinWait();
                return now.decrementAndGet();
            })));
        }
        for (Future<Integer> call : calls) {
            assertThat(call.get(10, TimeUnit.SECONDS)).isNotNegative();
        }
        assertThat(most.get()).isBetween(1, Bulkhead.CALLS);
    }

    @Test
    void whenTheOldestCallHangsTheNextOneFailsAtOnce() throws Exception {
        fill();
        nanos.addAndGet(Bulkhead.SLOW.toNanos());

        WecomApiException first = refused();
        assertThat(first.failure()).isEqualTo(WecomApiException.Failure.OVERLOADED);
        assertThat(first.hint()).isEqualTo("16 calls are in flight on this node");
        assertThat(first.isKnown()).as("the first one is told").isFalse();
        assertThat(refused().isKnown()).as("the next one is not").isTrue();
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(refused().isKnown()).as("after a minute").isFalse();
    }

    @Test
    void afterASlowCallNobodyWaitsAndAfterAQuickOnePeopleDoAgain() throws Exception {
        fill();
        nanos.addAndGet(Bulkhead.SLOW.toNanos() + 1);
        release.countDown();
        awaitEmpty();
        CountDownLatch end = new CountDownLatch(1);
        fill(end);
        assertThat(refused()).as("the last call was slow").isNotNull();

        end.countDown();
        awaitEmpty();
        CountDownLatch last = new CountDownLatch(1);
        fill(last);
        Future<String> waiting = threads.submit(() -> bulkhead.run("user/get", () -> "served"));
        last.countDown();
        assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo("served");
    }

    @Test
    void aCallThatFailsGivesItsPlaceBack() {
        for (int i = 0; i < 2 * Bulkhead.CALLS; i++) {
            catchThrowableOfType(
                    IllegalStateException.class,
                    () -> bulkhead.run("user/get", () -> {
                        throw new IllegalStateException("any");
                    }));
        }
        assertThat(bulkhead.<String>run("user/get", () -> "served")).isEqualTo("served");
    }

    private void fill() throws InterruptedException {
        fill(release);
    }

    private void fill(CountDownLatch until) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(Bulkhead.CALLS);
        for (int i = 0; i < Bulkhead.CALLS; i++) {
            threads.submit(() -> bulkhead.run("user/get", () -> {
                begun.countDown();
                return await(until);
            }));
        }
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private static boolean await(CountDownLatch until) {
        try {
            return until.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** As many calls as the limit allows go through together only when no other is in flight. */
    private void awaitEmpty() {
        org.junit.jupiter.api.Assertions.assertTimeout(Duration.ofSeconds(10), () -> {
            while (bulkhead.inFlight() > 0) {
                Thread.onSpinWait();
            }
        });
    }

    private WecomApiException refused() {
        return catchThrowableOfType(WecomApiException.class, () -> bulkhead.run("user/get", () -> "served"));
    }
}
