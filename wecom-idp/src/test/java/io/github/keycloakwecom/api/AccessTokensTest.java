package io.github.keycloakwecom.api;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.keycloakwecom.cluster.ClusterStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Race conditions between two nodes, each one reproduced exactly. */
class AccessTokensTest {

    @RegisterExtension
    static final WireMockExtension WECOM = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final WecomApp app = new WecomApp(WECOM.baseUrl(), "wwSIM", "1000002", "s3cret-of-the-app");
    private final TokenSource source = new AppTokenSource(app);
    private final SharedStore cluster = new SharedStore();
    private final CallDeadline deadline = new CallDeadline(CallDeadline.LIMIT);
    private CloseableHttpClient http;

    @BeforeEach
    void open() {
        http = HttpClients.createDefault();
        WECOM.stubFor(get(urlPathEqualTo("/cgi-bin/user/get")).willReturn(okJson("{\"errcode\":0,\"userid\":\"li\"}")));
        handOut("token-1");
    }

    @AfterEach
    void close() throws Exception {
        deadline.close();
        http.close();
    }

    @Test
    void lockOfADeadNode_endsWithItsLease() {
        TickingClock clock = new TickingClock();
        cluster.lockedUntil.put(key(), Instant.MAX);
        Instant arrived = clock.now;

        assertThat(node(clock).member("li").userid()).isEqualTo("li");

        assertThat(Duration.between(arrived, clock.now)).isLessThanOrEqualTo(Duration.ofSeconds(15));
        assertThat(tokenFetches()).isOne();
    }

    @Test
    void expiredLock_isTakenByAnotherNode() {
        TickingClock clock = new TickingClock();
        cluster.clock = clock;
        cluster.lockedUntil.put(key(), clock.now.plusSeconds(4));
        Instant arrived = clock.now;

        node(clock).member("li");

        assertThat(Duration.between(arrived, clock.now)).isLessThan(Duration.ofSeconds(15));
        assertThat(cluster.lockedUntil)
                .as("the lock was ours and is free again")
                .isEmpty();
    }

    @Test
    void fetchThatFailsOnAnotherNode_isRepeatedAtOnce() throws Exception {
        WECOM.stubFor(get(urlPathEqualTo("/cgi-bin/gettoken"))
                .inScenario("the first one fails")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("recovered")
                .willReturn(okJson("{\"errcode\":-1,\"errmsg\":\"busy\"}").withFixedDelay(500)));
        FutureTask<AccessToken> failing = new FutureTask<>(() -> token(tokensOfANode()));
        new Thread(failing, "node 1").start();
        assertThat(cluster.taken.await(10, TimeUnit.SECONDS)).isTrue();
        FutureTask<AccessToken> waiting = new FutureTask<>(() -> token(tokensOfANode()));
        new Thread(waiting, "node 2").start();

        assertThatThrownBy(failing::get).isInstanceOf(ExecutionException.class);
        // Waiting for the token of the first node would take ten seconds.
        assertThat(waiting.get(5, TimeUnit.SECONDS).value()).isEqualTo("token-1");
    }

    @Test
    void newTokenOfAnotherNode_isKept() {
        WecomClient node = node(Clock.systemUTC());
        node.member("li");
        refuse("token-1");
        handOut("token-2");
        cluster.afterNextGet.set(() -> cluster.put(
                key(), new AccessToken("token-2", Instant.now().plusSeconds(6900)).notes(), Duration.ofHours(1)));

        assertThat(node.member("li").userid()).isEqualTo("li");

        assertThat(tokenFetches()).isOne();
        assertThat(cluster.get(key()).flatMap(AccessToken::fromNotes))
                .map(AccessToken::value)
                .hasValue("token-2");
    }

    @Test
    void rejectedTokenInTheStore_isNotUsed() {
        Backoffs backoffs = new Backoffs(cluster, Clock.systemUTC());
        AccessTokens tokens = new AccessTokens(cluster, backoffs, Clock.systemUTC());
        WecomClient node =
                new WecomClient(app.apiBaseUrl(), source, wire(), tokens, backoffs, new Bulkhead(System::nanoTime));
        node.member("li");
        refuse("token-1");
        handOut("token-2");
        cluster.afterNextGet.set(() -> tokens.token(source, wire()));

        assertThat(node.member("li").userid()).isEqualTo("li");
        assertThat(tokenFetches()).isEqualTo(2);
    }

    private String key() {
        return "token." + app.fingerprint();
    }

    private WecomClient node(Clock clock) {
        return new WecomClients(cluster, clock).clientFor(app, http);
    }

    private WecomHttp wire() {
        return new WecomHttp(http, deadline, new CircuitBreaker("WeCom", System::nanoTime));
    }

    private AccessTokens tokensOfANode() {
        return new AccessTokens(cluster, new Backoffs(cluster, Clock.systemUTC()), Clock.systemUTC());
    }

    private AccessToken token(AccessTokens tokens) {
        return new AccessToken(tokens.token(source, wire()), Instant.MAX);
    }

    private static void handOut(String token) {
        WECOM.stubFor(get(urlPathEqualTo("/cgi-bin/gettoken"))
                .willReturn(okJson("{\"errcode\":0,\"access_token\":\"%s\",\"expires_in\":7200}".formatted(token))));
    }

    private static void refuse(String token) {
        WECOM.stubFor(get(urlPathEqualTo("/cgi-bin/user/get"))
                .withQueryParam("access_token", equalTo(token))
                .willReturn(okJson("{\"errcode\":40014,\"errmsg\":\"invalid access_token\"}")));
    }

    private static int tokenFetches() {
        return WECOM.findAll(getRequestedFor(urlPathEqualTo("/cgi-bin/gettoken")))
                .size();
    }

    /** The store of the nodes. Tests read its locks, and run code during a step. */
    private static final class SharedStore implements ClusterStore {

        private final Map<String, Map<String, String>> notes = new ConcurrentHashMap<>();
        private final Map<String, Instant> lockedUntil = new ConcurrentHashMap<>();
        private final AtomicReference<Runnable> afterNextGet = new AtomicReference<>(() -> {});
        private final CountDownLatch taken = new CountDownLatch(1);
        private volatile Clock clock = Clock.systemUTC();

        @Override
        public Optional<Map<String, String>> get(String key) {
            Optional<Map<String, String>> found = Optional.ofNullable(notes.get(key));
            if (key.startsWith("token.")) {
                afterNextGet.getAndSet(() -> {}).run();
            }
            return found;
        }

        @Override
        public void put(String key, Map<String, String> values, Duration lifespan) {
            notes.put(key, values);
        }

        @Override
        public void remove(String key) {
            notes.remove(key);
        }

        @Override
        public boolean tryLock(String key, Duration lease) {
            Instant now = clock.instant();
            lockedUntil.computeIfPresent(key, (any, until) -> until.isAfter(now) ? until : null);
            boolean free = lockedUntil.putIfAbsent(key, now.plus(lease)) == null;
            taken.countDown();
            return free;
        }

        @Override
        public void unlock(String key) {
            lockedUntil.remove(key);
        }
    }

    /** Moves half a second at each call, so that a wait of ten seconds needs few calls. */
    private static final class TickingClock extends Clock {

        private Instant now = Instant.parse("2026-11-22T08:00:00Z");

        @Override
        public Instant instant() {
            now = now.plusMillis(500);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
