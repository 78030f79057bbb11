package io.github.keycloakwecom.api;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.keycloakwecom.api.WecomApiException.Failure;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The requests to WeCom, and the result for each response. */
class WecomClientTest {

    private static final String CODE = "code-0123456789";

    @RegisterExtension
    static final StubWecom WECOM = new StubWecom();

    private final MemoryClusterStore cluster = new MemoryClusterStore();

    @Test
    void aLoginInSteadyStateIsTwoCallsAndNoGettoken() {
        WECOM.answer("auth/getuserinfo", okJson("{\"errcode\":0,\"userid\":\"li\"}"));
        WecomClient client = WECOM.node(cluster, Clock.systemUTC());
        client.member("li");
        WECOM.resetRequests();

        client.identify(IdentityApi.AUTH, CODE);
        client.member("li");

        assertThat(WECOM.findAll(getRequestedFor(anyUrl()))).hasSize(2);
        WECOM.verify(getRequestedFor(urlPathEqualTo("/cgi-bin/auth/getuserinfo"))
                .withQueryParam("access_token", equalTo("token-1"))
                .withQueryParam("code", equalTo(CODE)));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 45033})
    void aBusyWecomIsAskedThreeTimes(int errcode) {
        WECOM.answer("user/get", okJson(StubWecom.refusal(errcode)));
        assertThat(StubWecom.failure(WECOM.node(cluster, Clock.systemUTC())).errcode())
                .hasValue(errcode);
        assertThat(WECOM.calls("user/get")).isEqualTo(3);
    }

    @Test
    void aBusyWecomThatRecoversIsNoFailure() {
        WECOM.stubFor(get(urlPathEqualTo("/cgi-bin/user/get"))
                .atPriority(1)
                .inScenario("busy")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(okJson(StubWecom.refusal(-1)))
                .willSetStateTo("recovered"));
        assertThat(WECOM.node(cluster, Clock.systemUTC()).member("li").name()).isEqualTo("李四");
    }

    @ParameterizedTest
    @ValueSource(ints = {40029, 60111, 60020, 45009, 99999})
    void everythingElseIsAskedOnce(int errcode) {
        WECOM.answer("user/get", okJson(StubWecom.refusal(errcode)));
        assertThat(StubWecom.failure(WECOM.node(cluster, Clock.systemUTC())).errcode())
                .hasValue(errcode);
        assertThat(WECOM.calls("user/get")).isOne();
    }

    /** WeCom returns 40001 for a wrong secret, and for a token whose secret was reset. */
    @ParameterizedTest
    @ValueSource(ints = {40001, 40014, 42001})
    void aStaleTokenIsReplacedOnce(int errcode) {
        WECOM.stubFor(get(urlPathEqualTo("/cgi-bin/user/get"))
                .withQueryParam("access_token", equalTo("token-1"))
                .atPriority(1)
                .willReturn(okJson(StubWecom.refusal(errcode))));
        WecomClient client = WECOM.node(cluster, Clock.systemUTC());
        WECOM.stubFor(get(urlPathEqualTo("/cgi-bin/gettoken"))
                .inScenario("tokens")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(okJson(StubWecom.token("token-1")))
                .willSetStateTo("reset"));
        WECOM.stubFor(get(urlPathEqualTo("/cgi-bin/gettoken"))
                .inScenario("tokens")
                .whenScenarioStateIs("reset")
                .willReturn(okJson(StubWecom.token("token-2"))));

        assertThat(client.member("li").name()).isEqualTo("李四");
        assertThat(WECOM.calls("gettoken")).isEqualTo(2);
    }

    @Test
    void aWrongSecretIsNotTriedTwice() {
        WECOM.refuse("gettoken", 40001);
        assertThat(StubWecom.failure(WECOM.node(cluster, Clock.systemUTC())).errcode())
                .hasValue(40001);
        assertThat(WECOM.calls("gettoken")).isOne();
    }

    /** A visitor can choose a short code, which must not remove words from the hint for administrators. */
    @Test
    void aShortCodeDoesNotMangleTheHint() {
        WECOM.refuse("auth/getuserinfo", 40029);
        WecomApiException refused =
                catchThrowableOfType(WecomApiException.class, () -> WECOM.node(cluster, Clock.systemUTC())
                        .identify(IdentityApi.AUTH, "from ip"));
        assertThat(refused.hint()).isEqualTo("refused, hint: [1], from ip: 203.0.113.7");
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
    void unusableResponse_isNoMember(String name, Failure expected, ResponseDefinitionBuilder response) {
        WecomClient client = WECOM.node(cluster, Clock.systemUTC());
        client.member("li");
        WECOM.answer("user/get", response);
        WecomApiException failure = StubWecom.failure(client);
        assertThat(failure.failure()).isEqualTo(expected);
        assertThat(failure.errcode()).isEmpty();
        assertThat(failure.api()).isEqualTo("user/get");
    }

    @Test
    void chineseArrivesAsChineseWithoutACharsetToo() {
        WECOM.answer("user/get", aResponse().withBody("{\"userid\":\"li\",\"name\":\"李四\"}"));
        assertThat(WECOM.node(cluster, Clock.systemUTC()).member("li").name()).isEqualTo("李四");
    }

    @Test
    void failure_hasNoSecret() {
        WECOM.tokenIs("token-of-app");
        WECOM.answer(
                "user/get",
                okJson("{\"errcode\":60020,"
                        + "\"errmsg\":\"not allow, token-of-app s3cret from ip: 203.0.113.7\\r\\nx\"}"));
        WecomApiException echoed = StubWecom.failure(WECOM.node(cluster, Clock.systemUTC()));
        assertThat(echoed.hint()).isEqualTo("not allow, *** s3cret from ip: 203.0.113.7x");

        WECOM.answer("gettoken", okJson("{\"errcode\":40001,\"errmsg\":\"invalid " + StubWecom.SECRET + "\"}"));
        cluster.remove("token." + WECOM.app(StubWecom.SECRET).fingerprint());
        assertThat(StubWecom.failure(WECOM.node(cluster, Clock.systemUTC())).getMessage())
                .contains("40001")
                .doesNotContain(StubWecom.SECRET);
        assertThat(WECOM.app(StubWecom.SECRET).toString()).doesNotContain(StubWecom.SECRET);
        assertThat(new AccessToken("token-1", Instant.EPOCH).toString()).doesNotContain("token-1");
    }
}
