package io.github.keycloakwecom.api;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.keycloakwecom.api.WecomApiException.Failure;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls on the wire, their judgement, and the life of a token, against a stub that does what each test says. */
class WecomClientTest {

    private static final String SECRET = "s3cret-of-the-app";
    private static final String CODE = "code-0123456789";

    @RegisterExtension
    static final WireMockExtension WECOM = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().containerThreads(100))
            .build();

    private final MemoryTokenStore cluster = new MemoryTokenStore();
    private CloseableHttpClient http;

    @BeforeEach
    void open() {
        http = HttpClients.custom()
                // As Keycloak configures its own.
                .disableAutomaticRetries()
                .setMaxConnPerRoute(100)
                .setMaxConnTotal(100)
                .build();
        tokenIs("token-1");
        answer("user/get", okJson("{\"errcode\":0,\"userid\":\"li\",\"name\":\"李四\"}"));
    }

    @AfterEach
    void close() throws Exception {
        http.close();
    }

    @Test
    void aLoginInSteadyStateIsTwoCallsAndNoGettoken() {
        answer("auth/getuserinfo", okJson("{\"errcode\":0,\"userid\":\"li\"}"));
        WecomClient client = node(Clock.systemUTC());
        client.member("li");
        WECOM.resetRequests();

        client.identify(IdentityApi.AUTH, CODE);
        client.member("li");

        assertThat(WECOM.findAll(getRequestedFor(anyUrl()))).hasSize(2);
        WECOM.verify(getRequestedFor(urlPathEqualTo("/cgi-bin/auth/getuserinfo"))
                .withQueryParam("access_token", equalTo("token-1"))
                .withQueryParam("code", equalTo(CODE)));
    }

    @Test
    void manyThreadsOfTwoNodesFetchOneToken() throws Exception {
        answer("gettoken", okJson(token("token-1")).withFixedDelay(200));
        List<WecomClient> nodes = List.of(node(Clock.systemUTC()), node(Clock.systemUTC()));
        ExecutorService threads = Executors.newFixedThreadPool(40);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Member>> members = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            WecomClient node = nodes.get(i % 2);
            members.add(threads.submit(() -> {
                start.await();
                return node.member("li");
            }));
        }
        start.countDown();
        for (Future<Member> member : members) {
            assertThat(member.get().name()).isEqualTo("李四");
        }
        threads.shutdown();
        assertThat(tokenFetches()).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {40014, 42001})
    void aStaleTokenIsReplacedOnceForTheWholeCluster(int errcode) {
        WecomClient one = node(Clock.systemUTC());
        WecomClient two = node(Clock.systemUTC());
        one.member("li");
        two.member("li");
        tokenIs("token-2");
        WECOM.stubFor(get(urlPathEqualTo("/cgi-bin/user/get"))
                .atPriority(1)
                .withQueryParam("access_token", equalTo("token-1"))
                .willReturn(okJson(refusal(errcode))));

        assertThat(one.member("li").name()).isEqualTo("李四");
        assertThat(two.member("li").name()).isEqualTo("李四");
        assertThat(tokenFetches()).isEqualTo(2);
    }

    @Test
    void aTokenThatStaysStaleIsNotReplacedTwice() {
        answer("user/get", okJson(refusal(40014)));
        assertThat(failure(node(Clock.systemUTC())).errcode()).hasValue(40014);
        assertThat(calls("user/get")).isEqualTo(2);
        assertThat(tokenFetches()).isEqualTo(2);
    }

    @Test
    void aWrongSecretIsNotSentAgainForHalfAMinute() {
        answer("gettoken", okJson(refusal(40001)));
        MovableClock clock = new MovableClock();
        WecomClient client = node(clock);
        for (int login = 0; login < 5; login++) {
            assertThat(failure(client).errcode()).hasValue(40001);
        }
        assertThat(tokenFetches()).isOne();

        clock.now = clock.now.plusSeconds(31);
        tokenIs("token-1");
        assertThat(client.member("li").name()).isEqualTo("李四");
    }

    @Test
    void anotherSecretIsTriedAtOnce() {
        answer("gettoken", okJson(refusal(40001)));
        AccessTokens tokens = new AccessTokens(cluster, Clock.systemUTC());
        failure(new WecomClient(app("wrong"), http, tokens));
        tokenIs("token-1");
        assertThat(new WecomClient(app("right"), http, tokens).member("li").name())
                .isEqualTo("李四");
    }

    @Test
    void anUnreachableWecomIsAskedAgainByTheNextLogin() {
        answer("gettoken", aResponse().withStatus(502));
        WecomClient client = node(Clock.systemUTC());
        assertThat(failure(client).failure()).isEqualTo(Failure.UNREACHABLE);
        tokenIs("token-1");
        assertThat(client.member("li").name()).isEqualTo("李四");
    }

    @Test
    void aTokenIsUsedUntilFiveMinutesBeforeItsEnd() {
        MovableClock clock = new MovableClock();
        WecomClient client = node(clock);
        client.member("li");
        clock.now = clock.now.plusSeconds(6899);
        client.member("li");
        assertThat(tokenFetches()).isOne();
        clock.now = clock.now.plusSeconds(2);
        client.member("li");
        assertThat(tokenFetches()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 45033})
    void aBusyWecomIsAskedThreeTimes(int errcode) {
        answer("user/get", okJson(refusal(errcode)));
        assertThat(failure(node(Clock.systemUTC())).errcode()).hasValue(errcode);
        assertThat(calls("user/get")).isEqualTo(3);
    }

    @Test
    void aBusyWecomThatRecoversIsNoFailure() {
        WECOM.stubFor(get(urlPathEqualTo("/cgi-bin/user/get"))
                .atPriority(1)
                .inScenario("busy")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(okJson(refusal(-1)))
                .willSetStateTo("recovered"));
        assertThat(node(Clock.systemUTC()).member("li").name()).isEqualTo("李四");
    }

    @ParameterizedTest
    @ValueSource(ints = {40029, 60111, 60020, 45009, 40001, 99999})
    void everythingElseIsAskedOnce(int errcode) {
        answer("user/get", okJson(refusal(errcode)));
        assertThat(failure(node(Clock.systemUTC())).errcode()).hasValue(errcode);
        assertThat(calls("user/get")).isOne();
    }

    static Stream<Arguments> unusableAnswers() {
        return Stream.of(
                Arguments.of("HTTP 500", Failure.UNREACHABLE, aResponse().withStatus(500)),
                Arguments.of("HTTP 404", Failure.UNREACHABLE, aResponse().withStatus(404)),
                Arguments.of(
                        "redirect",
                        Failure.UNREACHABLE,
                        aResponse().withStatus(302).withHeader("Location", "/elsewhere")),
                Arguments.of("reset", Failure.UNREACHABLE, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
                Arguments.of("garbage", Failure.UNREACHABLE, aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)),
                Arguments.of("slow", Failure.UNREACHABLE, okJson("{}").withFixedDelay(5500)),
                Arguments.of(
                        "dripping",
                        Failure.UNREACHABLE,
                        okJson("{\"errcode\":0}").withChunkedDribbleDelay(13, 7000)),
                Arguments.of("HTML", Failure.UNREADABLE, aResponse().withBody("<html>login</html>")),
                Arguments.of("half a JSON", Failure.UNREADABLE, okJson("{\"errcode\":0,\"userid\":\"l")),
                Arguments.of("two JSONs", Failure.UNREADABLE, okJson("{\"userid\":\"li\"}{}")),
                Arguments.of("empty", Failure.UNREADABLE, okJson("")),
                Arguments.of("array", Failure.UNREADABLE, okJson("[]")),
                Arguments.of("errcode text", Failure.UNREADABLE, okJson("{\"errcode\":\"0\",\"userid\":\"li\"}")),
                Arguments.of("errcode null", Failure.UNREADABLE, okJson("{\"errcode\":null,\"userid\":\"li\"}")),
                Arguments.of("deep", Failure.UNREADABLE, okJson("{\"a\":" + "[".repeat(9999) + "]".repeat(9999) + "}")),
                Arguments.of(
                        "20 MB",
                        Failure.UNREADABLE,
                        okJson("{\"userid\":\"li\",\"name\":\"" + "x".repeat(20_000_000) + "\"}")),
                Arguments.of("somebody else", Failure.UNREADABLE, okJson("{\"errcode\":0,\"userid\":\"wang\"}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unusableAnswers")
    void noAnswerThatIsNotOneBecomesAMember(String name, Failure expected, ResponseDefinitionBuilder response) {
        WecomClient client = node(Clock.systemUTC());
        client.member("li");
        answer("user/get", response);
        WecomApiException failure = failure(client);
        assertThat(failure.failure()).isEqualTo(expected);
        assertThat(failure.errcode()).isEmpty();
        assertThat(failure.api()).isEqualTo("user/get");
    }

    @Test
    void chineseArrivesAsChineseWithoutACharsetToo() {
        answer("user/get", aResponse().withBody("{\"userid\":\"li\",\"name\":\"李四\"}"));
        assertThat(node(Clock.systemUTC()).member("li").name()).isEqualTo("李四");
    }

    @Test
    void nothingSecretIsInAFailure() {
        answer(
                "user/get",
                okJson("{\"errcode\":60020,\"errmsg\":\"not allow, token-1 s3cret from ip: 203.0.113.7\\r\\nx\"}"));
        WecomApiException echoed = failure(node(Clock.systemUTC()));
        assertThat(echoed.hint()).isEqualTo("not allow, *** s3cret from ip: 203.0.113.7x");

        answer("gettoken", okJson("{\"errcode\":40001,\"errmsg\":\"invalid " + SECRET + "\"}"));
        cluster.remove(app(SECRET).fingerprint());
        assertThat(failure(node(Clock.systemUTC())).getMessage())
                .contains("40001")
                .doesNotContain(SECRET);
        assertThat(app(SECRET).toString()).doesNotContain(SECRET);
        assertThat(new AccessToken("token-1", Instant.EPOCH).toString()).doesNotContain("token-1");
    }

    @Test
    void appsThatDifferInAnythingHaveDifferentFingerprints() {
        WecomApp app = new WecomApp("https://a", "corp", "1", "secret");
        assertThat(List.of(
                        app.fingerprint(),
                        new WecomApp("https://b", "corp", "1", "secret").fingerprint(),
                        new WecomApp("https://a", "corq", "1", "secret").fingerprint(),
                        new WecomApp("https://a", "corp1", "", "secret").fingerprint(),
                        new WecomApp("https://a", "corp", "1", "Secret").fingerprint()))
                .doesNotHaveDuplicates()
                .contains(new WecomApp("https://a", "corp", "1", "secret").fingerprint());
    }

    private static WecomApiException failure(WecomClient client) {
        WecomApiException failure = catchThrowableOfType(WecomApiException.class, () -> client.member("li"));
        assertThat(failure).isNotNull();
        return failure;
    }

    private WecomClient node(Clock clock) {
        return new WecomClient(app(SECRET), http, new AccessTokens(cluster, clock));
    }

    private static WecomApp app(String secret) {
        return new WecomApp(WECOM.baseUrl(), "wwSIM", "1000002", secret);
    }

    private static void tokenIs(String value) {
        answer("gettoken", okJson(token(value)));
    }

    private static String token(String value) {
        return "{\"errcode\":0,\"access_token\":\"%s\",\"expires_in\":7200}".formatted(value);
    }

    private static String refusal(int errcode) {
        return "{\"errcode\":%d,\"errmsg\":\"refused, hint: [1], from ip: 203.0.113.7\",\"department\":[]}"
                .formatted(errcode);
    }

    private static void answer(String api, ResponseDefinitionBuilder response) {
        WECOM.stubFor(get(urlPathEqualTo("/cgi-bin/" + api)).willReturn(response));
    }

    private static int tokenFetches() {
        return calls("gettoken");
    }

    private static int calls(String api) {
        return WECOM.findAll(getRequestedFor(urlPathEqualTo("/cgi-bin/" + api))).size();
    }

    private static final class MovableClock extends Clock {
        private volatile Instant now = Instant.parse("2026-11-22T08:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
