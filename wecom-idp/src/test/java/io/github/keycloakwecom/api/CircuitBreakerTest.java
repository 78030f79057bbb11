package io.github.keycloakwecom.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CircuitBreakerTest {

    @RegisterExtension
    static final StubWecom WECOM = new StubWecom();

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1000);
    private final CircuitBreaker breaker = new CircuitBreaker("WeCom", nanos::get);

    @Test
    void callsGoThroughUntilThreeInARowFail() {
        breaker.failed();
        breaker.failed();
        breaker.answered();
        breaker.failed();
        breaker.failed();
        assertThatCode(() -> breaker.admit("user/get")).doesNotThrowAnyException();

        breaker.failed();
        WecomApiException refused = refused();
        assertThat(refused.failure()).isEqualTo(WecomApiException.Failure.UNREACHABLE);
        assertThat(refused.isKnown()).as("told by the calls that failed").isTrue();
    }

    @Test
    void afterAWhileOneCallTriesForAll() {
        open();
        pass(CircuitBreaker.OPEN.minusNanos(1));
        assertThat(refused()).isNotNull();
        pass(Duration.ofNanos(1));

        breaker.admit("user/get");
        assertThat(refused()).as("while one tries").isNotNull();

        breaker.answered();
        assertThatCode(() -> breaker.admit("user/get")).doesNotThrowAnyException();
        assertThatCode(() -> breaker.admit("user/get")).doesNotThrowAnyException();
    }

    @Test
    void aTrialThatFailsStartsTheNextWhile() {
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
    void aTrialThatNeverEndsIsFollowedByAnother() {
        open();
        pass(CircuitBreaker.OPEN);
        breaker.admit("user/get");
        pass(CircuitBreaker.OPEN);
        assertThatCode(() -> breaker.admit("user/get")).doesNotThrowAnyException();
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of("reset", WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), true),
                Arguments.of("gateway", WireMock.aResponse().withStatus(502), true),
                Arguments.of("HTML", WireMock.aResponse().withBody("<html>"), false),
                Arguments.of("endless", WireMock.aResponse().withBody(new byte[3_000_000]), false),
                Arguments.of("errcode", WireMock.okJson(StubWecom.refusal(60111)), false),
                // A firewall on the way may refuse what a visitor sends; that must not stop everybody.
                Arguments.of("firewall", WireMock.aResponse().withStatus(403), false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void onlyAFailureToReachWecomCounts(String name, ResponseDefinitionBuilder answer, boolean counts) {
        try (WecomClients node = new WecomClients(new MemoryNotes(), Clock.systemUTC(), nanos::get)) {
            WecomClient client = WECOM.client(node);
            client.member("li");
            WECOM.answer("user/get", answer);
            WECOM.resetRequests();
            for (int i = 0; i < 5; i++) {
                StubWecom.failure(client);
            }
            assertThat(WECOM.calls("user/get")).isEqualTo(counts ? CircuitBreaker.FAILURES : 5);

            pass(CircuitBreaker.OPEN);
            WECOM.answer("user/get", WireMock.okJson("{\"errcode\":0,\"userid\":\"li\"}"));
            assertThat(client.member("li").userid()).as("when WeCom is back").isEqualTo("li");
        }
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
