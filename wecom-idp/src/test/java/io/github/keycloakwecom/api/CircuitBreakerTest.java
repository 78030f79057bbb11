package io.github.keycloakwecom.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CircuitBreakerTest {

    @RegisterExtension
    static final StubWecom WECOM = new StubWecom();

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1000);
    private final CircuitBreaker breaker = new CircuitBreaker("WeCom", nanos::get);

    @Test
    void breaker_opensAfterThreeFailuresInARow() {
        breaker.failed();
        breaker.failed();
        breaker.responded();
        breaker.failed();
        breaker.failed();
        assertThatCode(() -> breaker.admit("user/get")).doesNotThrowAnyException();

        breaker.failed();
        WecomApiException refused = refused();
        assertThat(refused.failure()).isEqualTo(WecomApiException.Failure.UNREACHABLE);
        assertThat(refused.isReported()).as("told by the calls that failed").isTrue();
    }

    @Test
    void openBreaker_letsOneCallTryAfterAPeriod() {
        open();
        pass(CircuitBreaker.OPEN.minusNanos(1));
        assertThat(refused()).isNotNull();
        pass(Duration.ofNanos(1));

        breaker.admit("user/get");
        assertThat(refused()).as("while one tries").isNotNull();

        breaker.responded();
        assertThatCode(() -> breaker.admit("user/get")).doesNotThrowAnyException();
        assertThatCode(() -> breaker.admit("user/get")).doesNotThrowAnyException();
    }

    @Test
    void failedTrial_startsAnotherPeriod() {
        open();
        pass(CircuitBreaker.OPEN);
        breaker.admit("user/get");
        breaker.failed();
        pass(CircuitBreaker.OPEN.minusNanos(1));
        assertThat(refused()).isNotNull();
        pass(Duration.ofNanos(1));
        assertThatCode(() -> breaker.admit("user/get")).doesNotThrowAnyException();
    }

    @Test
    void trialThatNeverEnds_isFollowedByAnother() {
        open();
        pass(CircuitBreaker.OPEN);
        breaker.admit("user/get");
        pass(CircuitBreaker.OPEN);
        assertThatCode(() -> breaker.admit("user/get")).doesNotThrowAnyException();
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of("HTML", WireMock.aResponse().withBody("<html>")),
                Arguments.of("endless", WireMock.aResponse().withBody(new byte[3_000_000])),
                Arguments.of("errcode", WireMock.okJson(StubWecom.refusal(60111))),
                // A firewall may respond so to the invalid code of a visitor. That must not stop other logins.
                Arguments.of("reset", WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
                Arguments.of("cut", WireMock.aResponse().withFault(Fault.EMPTY_RESPONSE)),
                Arguments.of("gateway", WireMock.aResponse().withStatus(502)),
                Arguments.of("forbidden", WireMock.aResponse().withStatus(403)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void responsesAndResets_neverOpenTheBreaker(String name, ResponseDefinitionBuilder answer) {
        try (WecomClients node = new WecomClients(new MemoryClusterStore(), Clock.systemUTC(), nanos::get)) {
            WecomClient client = WECOM.client(node);
            client.member("li");
            WECOM.answer("user/get", answer);
            WECOM.resetRequests();
            for (int i = 0; i < 5; i++) {
                StubWecom.failure(client);
            }
            assertThat(WECOM.calls("user/get")).isEqualTo(5);
        }
    }

    @Test
    void missingResponses_openTheBreaker() throws Exception {
        WECOM.answer("user/get", WireMock.okJson("{}").withFixedDelay(2000));
        try (CallDeadline deadline = new CallDeadline(Duration.ofMillis(100));
                CloseableHttpClient http = HttpClients.createDefault()) {
            WecomHttp wecom = new WecomHttp(http, deadline, breaker);
            for (int i = 0; i < 5; i++) {
                assertThat(ask(wecom, WECOM.baseUrl())).isNotNull();
            }
            assertThat(WECOM.calls("user/get")).isEqualTo(CircuitBreaker.FAILURES);

            pass(CircuitBreaker.OPEN);
            WECOM.answer("user/get", WireMock.okJson("{\"errcode\":0}"));
            assertThat(ask(wecom, WECOM.baseUrl())).as("when WeCom is back").isNull();
        }
    }

    @Test
    void refusedConnections_openTheBreaker() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        try (CallDeadline deadline = new CallDeadline(CallDeadline.LIMIT);
                CloseableHttpClient http = HttpClients.createDefault()) {
            WecomHttp wecom = new WecomHttp(http, deadline, breaker);
            for (int i = 0; i < CircuitBreaker.FAILURES; i++) {
                assertThat(ask(wecom, "http://localhost:" + closed).isReported())
                        .isFalse();
            }
            assertThat(ask(wecom, "http://localhost:" + closed).isReported()).isTrue();
        }
    }

    private static WecomApiException ask(WecomHttp wecom, String address) {
        return catchThrowableOfType(WecomApiException.class, () -> wecom.get(address, "user/get", Map.of()));
    }

    private void open() {
        for (int i = 0; i < CircuitBreaker.FAILURES; i++) {
            breaker.failed();
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private WecomApiException refused() {
        return catchThrowableOfType(WecomApiException.class, () -> breaker.admit("user/get"));
    }
}
