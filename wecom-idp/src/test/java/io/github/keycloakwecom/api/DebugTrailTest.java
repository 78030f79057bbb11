package io.github.keycloakwecom.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The log at DEBUG has one line for each decision, and no secret. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DebugTrailTest {

    private static final Logger API = Logger.getLogger("io.github.keycloakwecom.api");

    @RegisterExtension
    static final StubWecom WECOM = new StubWecom();

    private final MemoryClusterStore cluster = new MemoryClusterStore();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() < Level.INFO.intValue()) {
                lines.add(line.getMessage());
            }
        }

        @Override
        public void flush() {
            // Every line is kept at once.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    @BeforeEach
    void listen() {
        API.setLevel(Level.ALL);
        API.addHandler(handler);
    }

    @AfterEach
    void stop() {
        API.removeHandler(handler);
        API.setLevel(null);
        assertThat(String.join("\n", lines)).doesNotContain(StubWecom.SECRET, "token-1", "token-2", "李四");
    }

    @Test
    void aLineSaysWhereEachTokenComesFrom() {
        WecomClient one = WECOM.node(cluster, Clock.systemUTC());
        one.member("li");
        one.member("li");
        WECOM.node(cluster, Clock.systemUTC()).member("li");

        assertThat(lines).hasSize(3).allMatch(line -> line.startsWith("gettoken for WecomApp[" + WECOM.baseUrl()));
        assertThat(lines.get(0)).contains(": token fetched, used until ");
        assertThat(lines.get(1)).endsWith(": token from memory");
        assertThat(lines.get(2)).endsWith(": token from the cluster's store");
    }

    @Test
    void aLineSaysThatWecomRejectedAToken() {
        WECOM.refuse("user/get", 40014);
        StubWecom.failure(WECOM.node(cluster, Clock.systemUTC()));
        assertThat(lines).filteredOn(line -> line.contains("rejected")).hasSize(2);
    }

    @Test
    void aLineSaysThatABackoffStopsACall() {
        WECOM.refuse("user/get", 45009);
        WecomClient client = WECOM.node(cluster, Clock.systemUTC());
        StubWecom.failure(client);
        assertThat(lines.get(lines.size() - 1)).startsWith("user/get: errcode 45009, no further call before ");
        lines.clear();

        StubWecom.failure(client);
        assertThat(lines).singleElement().asString().matches("user/get is not called before \\S+: errcode 45009");
    }

    @Test
    void aLineSaysThatTheBreakerStopsACall() {
        CircuitBreaker breaker = new CircuitBreaker("https://wecom.example", System::nanoTime);
        for (int i = 0; i < CircuitBreaker.FAILURES; i++) {
            breaker.failed();
        }
        catchThrowableOfType(WecomApiException.class, () -> breaker.admit("user/get"));
        assertThat(lines).containsExactly("user/get is not called: the breaker for https://wecom.example is open");
    }

    @Test
    void aLineSaysThatTooManyCallsAreInFlight() throws Exception {
        Bulkhead bulkhead = new Bulkhead(System::nanoTime);
        CountDownLatch begun = new CountDownLatch(Bulkhead.CALLS);
        ExecutorService threads = Executors.newCachedThreadPool();
        for (int i = 0; i < Bulkhead.CALLS; i++) {
            threads.submit(() -> bulkhead.run("user/get", () -> {
                begun.countDown();
                return Pause.sleep(Duration.ofMinutes(1));
            }));
        }
        begun.await();
        catchThrowableOfType(WecomApiException.class, () -> bulkhead.run("user/get", () -> "not called"));
        threads.shutdownNow();
        assertThat(lines).containsExactly("user/get is not called: 16 calls are in flight, 0 wait");
    }
}
