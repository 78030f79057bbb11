package io.github.keycloakwecom.api;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A token that another call than gettoken issues. Single flight, backoffs and the cluster's store are the same. */
class TokenSourceTest {

    private static final String API = "service/get_corp_token";
    private static final String INNER_API = "service/get_suite_token";

    @RegisterExtension
    static final StubWecom WECOM = new StubWecom();

    /** Like a third-party app: a POST that needs another token. */
    private record SuiteSource(String corpId, boolean innerFails) implements TokenSource {

        @Override
        public String fingerprint() {
            return "suite-1." + corpId;
        }

        @Override
        public String api() {
            return API;
        }

        @Override
        public TokenResponse fetch(WecomHttp http) {
            if (innerFails) {
                http.post(WECOM.baseUrl(), INNER_API, Map.of(), Map.of("suite_ticket", "ticket-1"));
            }
            return TokenResponse.parse(
                    API,
                    http.post(
                            WECOM.baseUrl(),
                            API,
                            Map.of("suite_access_token", "suite-token-1"),
                            Map.of("auth_corpid", corpId, "permanent_code", "permanent-code-1")),
                    "access_token");
        }

        @Override
        public String toString() {
            return API + " for " + corpId;
        }
    }

    private final TokenSource source = new SuiteSource("wwSIM", false);
    private final MemoryClusterStore cluster = new MemoryClusterStore();
    private final MovableClock clock = new MovableClock();
    private WecomClient one;
    private WecomClient two;

    @BeforeEach
    void twoNodes() {
        one = node(source);
        two = node(source);
        issue("token-1");
    }

    @Test
    void theTokenComesFromTheCallOfTheSource() {
        assertThat(one.member("li").userid()).isEqualTo("li");

        WECOM.verify(
                1,
                postRequestedFor(urlPathEqualTo("/cgi-bin/" + API))
                        .withQueryParam("suite_access_token", equalTo("suite-token-1"))
                        .withRequestBody(
                                equalToJson("{\"auth_corpid\":\"wwSIM\",\"permanent_code\":\"permanent-code-1\"}")));
        WECOM.verify(WireMock.getRequestedFor(urlPathEqualTo("/cgi-bin/user/get"))
                .withQueryParam("access_token", equalTo("token-1")));
        assertThat(WECOM.calls("gettoken")).isZero();
    }

    @Test
    void manyThreadsOfTwoNodesFetchOnce() throws Exception {
        issueWith(okJson(StubWecom.token("token-1")).withFixedDelay(200));
        for (Future<Member> member : rush(List.of(one, two))) {
            assertThat(member.get().userid()).isEqualTo("li");
        }
        assertThat(fetches(API)).isOne();
    }

    @Test
    void aNodeUsesTheTokenOfAnotherNode() {
        one.member("li");
        two.member("li");
        assertThat(fetches(API)).isOne();
        assertThat(cluster.get("token." + source.fingerprint())).isPresent();
    }

    @Test
    void theTokensOfTwoSourcesAreKeptApart() {
        one.member("li");
        node(new SuiteSource("wwOTHER", false)).member("li");
        assertThat(fetches(API)).isEqualTo(2);
    }

    @Test
    void aTokenThatWecomRejectsIsReplacedOnceForTheCluster() {
        one.member("li");
        two.member("li");
        issue("token-2");
        WECOM.stubFor(get(urlPathEqualTo("/cgi-bin/user/get"))
                .atPriority(1)
                .withQueryParam("access_token", equalTo("token-1"))
                .willReturn(okJson(StubWecom.refusal(40014))));

        assertThat(one.member("li").userid()).isEqualTo("li");
        assertThat(two.member("li").userid()).isEqualTo("li");
        assertThat(fetches(API)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "a wrong permanent code,       40084, 30",
        "a wrong secret,               40001, 30",
        "an ended suite token,         42009, 30",
        "an address that is not known, 60020, 30",
        "the rate limit,               45009, 60"
    })
    void anErrorStartsABackoffOfTheSourcesApiOnEveryNode(String what, int errcode, int seconds) {
        issueWith(okJson(StubWecom.refusal(errcode)));

        WecomApiException first = StubWecom.failure(one);
        assertThat(first.isReported()).isFalse();
        assertThat(first.api()).isEqualTo(API);
        WecomApiException second = StubWecom.failure(two);
        assertThat(second.isReported()).isTrue();
        assertThat(second.errcode()).hasValue(errcode);
        assertThat(second.api()).isEqualTo(API);
        assertThat(fetches(API)).isOne();

        clock.advance(Duration.ofSeconds(seconds));
        issue("token-1");
        assertThat(two.member("li").userid()).as("after the backoff").isEqualTo("li");
        assertThat(fetches(API)).isEqualTo(2);
    }

    @Test
    void aBusyWecomStartsNoBackoffAndIsCalledThreeTimes() {
        issueWith(okJson(StubWecom.refusal(-1)));
        StubWecom.failure(WECOM.client(source, new WecomClients(cluster, Clock.systemUTC())));
        assertThat(fetches(API)).isEqualTo(3);
        assertThat(cluster.get("refused." + API + "." + source.fingerprint())).isEmpty();
    }

    @Test
    void everyThreadThatWaitsForAFetchSharesItsFailure() throws Exception {
        issueWith(WireMock.aResponse().withStatus(502).withFixedDelay(300));
        List<WecomApiException> failures = new ArrayList<>();
        for (Future<Member> member : rush(List.of(one))) {
            Throwable failure =
                    catchThrowableOfType(ExecutionException.class, member::get).getCause();
            failures.add((WecomApiException) failure);
        }
        assertThat(fetches(API)).isOne();
        assertThat(failures.stream().filter(failure -> !failure.isReported())).hasSize(1);
    }

    @Test
    void theErrorOfAnInnerCallStartsNoBackoffOfTheSource() {
        WECOM.stubFor(post(urlPathEqualTo("/cgi-bin/" + INNER_API)).willReturn(okJson(StubWecom.refusal(40085))));
        WecomClient outer = node(new SuiteSource("wwSIM", true));

        for (int login = 1; login <= 2; login++) {
            WecomApiException failure = StubWecom.failure(outer);
            assertThat(failure.api()).isEqualTo(INNER_API);
            assertThat(failure.isReported()).isFalse();
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(fetches(INNER_API)).isEqualTo(2);
        assertThat(cluster).hasToString("{}");
    }

    /** Fewer calls at once than the bulkhead lets wait. The clock of the nodes does not move. */
    private static List<Future<Member>> rush(List<WecomClient> nodes) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(30);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Member>> members = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            WecomClient node = nodes.get(i % nodes.size());
            members.add(threads.submit(() -> {
                start.await();
                return node.member("li");
            }));
        }
        start.countDown();
        threads.shutdown();
        return members;
    }

    private WecomClient node(TokenSource of) {
        return WECOM.client(of, new WecomClients(cluster, clock));
    }

    private static void issue(String token) {
        issueWith(okJson(StubWecom.token(token)));
    }

    private static void issueWith(ResponseDefinitionBuilder response) {
        WECOM.stubFor(post(urlPathEqualTo("/cgi-bin/" + API)).willReturn(response));
    }

    private static int fetches(String api) {
        return WECOM.findAll(postRequestedFor(urlPathEqualTo("/cgi-bin/" + api)))
                .size();
    }
}
