package io.github.keycloakwecom.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

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
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
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
    void burstOfQuickCalls_waitsAndSucceeds() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Future<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < Bulkhead.CALLS + Bulkhead.WAITING; i++) {
            calls.add(threads.submit(() -> bulkhead.run("user/get", () -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                await(release);
                return now.decrementAndGet();
            })));
        }
        await("everybody is in flight or waits", () -> bulkhead.waiting() == Bulkhead.WAITING);
        assertThat(most.get()).as("at once").isEqualTo(Bulkhead.CALLS);
        assertThat(refused()).as("threads are left for others").isNotNull();

        release.countDown();
        for (Future<Integer> call : calls) {
            assertThat(call.get(10, TimeUnit.SECONDS)).isNotNegative();
        }
        assertThat(most.get()).as("at once, until the end").isEqualTo(Bulkhead.CALLS);
    }

    /** One lost packet must not stop a burst of logins. */
    @Test
    void oneSlowCall_stopsNoOtherCall() throws Exception {
        CountDownLatch straggler = new CountDownLatch(1);
        Future<Boolean> slow = threads.submit(() -> bulkhead.run("user/get", () -> await(straggler)));
        await("the slow one is in flight", () -> bulkhead.inFlight() == 1);
        nanos.addAndGet(4 * Bulkhead.SLOW.toNanos());
        fill(release, Bulkhead.CALLS - 1);

        Future<String> next = threads.submit(() -> bulkhead.run("user/get", () -> "served"));
        await("the next one waits", () -> bulkhead.waiting() == 1);
        release.countDown();
        assertThat(next.get(10, TimeUnit.SECONDS)).isEqualTo("served");

        straggler.countDown();
        assertThat(slow.get(10, TimeUnit.SECONDS)).isTrue();
        CountDownLatch again = new CountDownLatch(1);
        fill(again, Bulkhead.CALLS);
        Future<String> after = threads.submit(() -> bulkhead.run("user/get", () -> "served"));
        await("still people wait", () -> bulkhead.waiting() == 1);
        again.countDown();
        assertThat(after.get(10, TimeUnit.SECONDS)).isEqualTo("served");
    }

    @Test
    void slowCalls_makeTheNextCallFailAtOnce() throws Exception {
        fill(release, Bulkhead.CALLS);
        nanos.addAndGet(Bulkhead.SLOW.toNanos());

        WecomApiException first = refused();
        assertThat(first.failure()).isEqualTo(WecomApiException.Failure.OVERLOADED);
        assertThat(first.hint()).isEqualTo("16 calls are in flight on this node");
        assertThat(first.isReported()).as("the first one is told").isFalse();
        assertThat(refused().isReported()).as("the next one is not").isTrue();
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(refused().isReported()).as("after a minute").isFalse();
    }

    @Test
    void waiting_endsAfterSlowCallsAndReturnsAfterQuickCalls() throws Exception {
        fill(release, Bulkhead.CALLS);
        nanos.addAndGet(Bulkhead.SLOW.toNanos() + 1);
        release.countDown();
        awaitEmpty();
        CountDownLatch end = new CountDownLatch(1);
        fill(end, Bulkhead.CALLS);
        assertThat(refused()).as("the last calls were slow").isNotNull();

        end.countDown();
        awaitEmpty();
        CountDownLatch last = new CountDownLatch(1);
        fill(last, Bulkhead.CALLS);
        Future<String> waiting = threads.submit(() -> bulkhead.run("user/get", () -> "served"));
        last.countDown();
        assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo("served");
    }

    @Test
    void failedCall_releasesItsPlace() {
        for (int i = 0; i < 2 * Bulkhead.CALLS; i++) {
            catchThrowableOfType(
                    IllegalStateException.class,
                    () -> bulkhead.run("user/get", () -> {
                        throw new IllegalStateException("any");
                    }));
        }
        assertThat(bulkhead.<String>run("user/get", () -> "served")).isEqualTo("served");
    }

    private void fill(CountDownLatch until, int calls) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(calls);
        for (int i = 0; i < calls; i++) {
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

    private void awaitEmpty() {
        await("nothing is in flight", () -> bulkhead.inFlight() == 0);
    }

    private static void await(String what, BooleanSupplier condition) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> {
                    while (!condition.getAsBoolean()) {
                        Thread.onSpinWait();
                    }
                },
                what);
    }

    private WecomApiException refused() {
        return catchThrowableOfType(WecomApiException.class, () -> bulkhead.run("user/get", () -> "served"));
    }
}
