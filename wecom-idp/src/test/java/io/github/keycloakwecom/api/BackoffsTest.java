package io.github.keycloakwecom.api;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** After an error, no node calls the API until the backoff ends, and only one login reports the error. */
class BackoffsTest {

    private static final int LIMIT = 45009;

    @RegisterExtension
    static final StubWecom WECOM = new StubWecom();

    private final MemoryClusterStore cluster = new MemoryClusterStore();
    private final MovableClock clock = new MovableClock();
    private WecomClient one;
    private WecomClient two;

    @BeforeEach
    void twoNodes() {
        one = WECOM.node(cluster, clock);
        two = WECOM.node(cluster, clock);
    }

    @ParameterizedTest
    @CsvSource({"user/get, 45009, 60", "gettoken, 45009, 60", "gettoken, 40001, 30", "gettoken, 40013, 30"})
    void backoff_stopsCallsOfAllNodesUntilItsEnd(String api, int errcode, int seconds) {
        WECOM.refuse(api, errcode);

        assertThat(StubWecom.failure(one).isReported()).as("the first").isFalse();
        for (WecomClient node : List.of(one, two, one, two)) {
            WecomApiException later = StubWecom.failure(node);
            assertThat(later.isReported()).as("a later one").isTrue();
            assertThat(later.errcode()).hasValue(errcode);
            assertThat(later.api()).isEqualTo(api);
            assertThat(later.hint())
                    .startsWith("not asked again before 2026-11-22T08:0")
                    .contains("from ip: 203.0.113.7");
        }
        assertThat(WECOM.calls(api)).isOne();

        clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
        StubWecom.failure(two);
        assertThat(WECOM.calls(api)).as("a moment before the end").isOne();
        clock.advance(Duration.ofMillis(1));
        StubWecom.failure(two);
        assertThat(WECOM.calls(api)).as("at the end").isEqualTo(2);
    }

    /** A longer wait would lock out employees long after the limit is over. */
    @Test
    void limitThatLasts_isTriedOnceAMinute() {
        WECOM.refuse("user/get", LIMIT);
        for (int minute = 1; minute <= 90; minute++) {
            assertThat(StubWecom.failure(one).isReported()).isFalse();
            assertThat(WECOM.calls("user/get")).isEqualTo(minute);
            clock.advance(Duration.ofMinutes(1).minusSeconds(1));
            StubWecom.failure(two);
            assertThat(WECOM.calls("user/get")).as("within the minute").isEqualTo(minute);
            clock.advance(Duration.ofSeconds(1));
            cluster.endLeases();
        }
        WECOM.answer("user/get", okJson("{\"errcode\":0,\"userid\":\"li\"}"));
        assertThat(one.member("li").userid()).as("after a minute again").isEqualTo("li");
    }

    @ParameterizedTest
    @CsvSource({
        // WeCom has processed the call, so the limit is over.
        "60111, true", "60011, true", "60020, true", "99999, true",
        // WeCom has not processed the call.
        "-1, false", "45033, false", "40014, false", "42001, false"
    })
    void responseAfterALimit_endsTheBackoff(int errcode, boolean lifted) {
        WECOM.refuse("user/get", LIMIT);
        StubWecom.failure(one);
        clock.advance(Duration.ofMinutes(1));
        WECOM.refuse("user/get", errcode);
        StubWecom.failure(one);

        assertThat(cluster.get("refused.user/get." + WECOM.app(StubWecom.SECRET).fingerprint())
                        .isEmpty())
                .isEqualTo(lifted);
    }

    @Test
    void concurrentErrors_areReportedOnceAndTriedOnce() throws Exception {
        WECOM.answer("user/get", okJson(StubWecom.refusal(LIMIT)).withFixedDelay(300));
        assertThat(crowd().stream().filter(refusal -> !refusal.isReported())).hasSize(1);
        int asked = WECOM.calls("user/get");
        assertThat(asked).as("all at once").isGreaterThan(1);

        clock.advance(Duration.ofMinutes(1));
        cluster.endLeases();
        crowd();
        assertThat(WECOM.calls("user/get")).as("one tries for all").isEqualTo(asked + 1);
        clock.advance(Duration.ofMinutes(1));
        cluster.endLeases();
        WECOM.answer("user/get", okJson("{\"errcode\":0,\"userid\":\"li\"}"));
        assertThat(one.member("li").userid()).as("a minute, however many asked").isEqualTo("li");
    }

    /** A block may last longer than the token. Then the first call after the block fails because of the stale token. */
    @Test
    void staleTokenAfterABackoff_isReplacedInTheSameLogin() {
        WECOM.refuse("user/get", LIMIT);
        StubWecom.failure(one);
        clock.advance(Duration.ofMinutes(1));
        WECOM.refuse("user/get", 40014);
        assertThat(StubWecom.failure(one).errcode()).hasValue(40014);
        assertThat(WECOM.calls("user/get")).as("once with each token").isEqualTo(3);
    }

    @Test
    void twoNodesAtOnce_writeTheSameBackoffAndReportItOnce() {
        WECOM.refuse("user/get", LIMIT);
        cluster.late(true);
        assertThat(StubWecom.failure(one).isReported()).isFalse();
        assertThat(StubWecom.failure(two).isReported()).isTrue();
        assertThat(WECOM.calls("user/get")).isEqualTo(2);

        cluster.late(false);
        clock.advance(Duration.ofMinutes(1));
        WECOM.answer("user/get", okJson("{\"errcode\":0,\"userid\":\"li\"}"));
        assertThat(one.member("li").userid()).isEqualTo("li");
    }

    private List<WecomApiException> crowd() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(10);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<WecomApiException>> crowd = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            WecomClient node = i % 2 == 0 ? one : two;
            crowd.add(threads.submit(() -> {
                start.await();
                return StubWecom.failure(node);
            }));
        }
        start.countDown();
        List<WecomApiException> refusals = new ArrayList<>();
        for (Future<WecomApiException> refusal : crowd) {
            refusals.add(refusal.get());
        }
        threads.shutdown();
        return refusals;
    }

    @Test
    void callThatWaitsForAFailedFetch_isReportedAlready() throws Exception {
        WECOM.answer("gettoken", okJson(StubWecom.refusal(40001)).withFixedDelay(300));
        assertThat(crowd().stream().filter(refusal -> !refusal.isReported())).hasSize(1);
        assertThat(WECOM.calls("gettoken")).isOne();
    }

    @Test
    void otherApisAndApps_haveNoBackoff() {
        WecomClients node = new WecomClients(cluster, clock);
        WECOM.refuse("user/get", LIMIT);
        StubWecom.failure(WECOM.client("secret of one app", node));
        StubWecom.failure(WECOM.client("secret of another", node));
        assertThat(WECOM.calls("user/get")).isEqualTo(2);
        WECOM.answer("auth/getuserinfo", okJson("{\"errcode\":0,\"userid\":\"li\"}"));
        assertThat(one.identify(IdentityApi.AUTH, "code").userid()).isEqualTo("li");
    }

    @Test
    void correctedSecret_isTriedAtOnceOnEveryNode() {
        WECOM.refuse("gettoken", 40001);
        StubWecom.failure(WECOM.client("wrong", new WecomClients(cluster, clock)));
        WECOM.tokenIs("token-1");
        assertThat(WECOM.client("right", new WecomClients(cluster, clock))
                        .member("li")
                        .userid())
                .isEqualTo("li");
    }

    /** An attacker can send invalid codes, and would lock out all employees if the limit also stopped valid codes. */
    @ParameterizedTest
    @EnumSource(IdentityApi.class)
    void codes_areRedeemedDuringARateLimit(IdentityApi api) {
        assertThat(callsOfTwoLogins(api)).isEqualTo(2);
    }

    private int callsOfTwoLogins(IdentityApi api) {
        WECOM.refuse(api.identity(), LIMIT);
        for (boolean known : new boolean[] {false, true}) {
            WecomApiException refused =
                    catchThrowableOfType(WecomApiException.class, () -> one.identify(api, "a-code"));
            assertThat(refused.isReported()).isEqualTo(known);
        }
        return WECOM.calls(api.identity());
    }

    @Test
    void backoffOfTheMemberApi_isCheckedBeforeACodeIsSent() {
        two.checkMemberBackoff();
        WECOM.refuse("user/get", LIMIT);
        StubWecom.failure(one);
        assertThat(catchThrowableOfType(WecomApiException.class, two::checkMemberBackoff)
                        .errcode())
                .hasValue(LIMIT);
    }

    @Test
    void backoff_hasNoSecret() {
        WECOM.answer("gettoken", okJson("{\"errcode\":40001,\"errmsg\":\"invalid " + StubWecom.SECRET + "\"}"));
        StubWecom.failure(one);
        assertThat(cluster.toString()).contains("40001", "invalid ***").doesNotContain(StubWecom.SECRET);
    }
}
