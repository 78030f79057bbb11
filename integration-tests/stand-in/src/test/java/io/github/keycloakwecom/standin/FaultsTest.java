package io.github.keycloakwecom.standin;

import static io.github.keycloakwecom.standin.Client.errcode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakwecom.standin.company.Person;
import io.github.keycloakwecom.standin.control.Call;
import io.github.keycloakwecom.standin.control.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults can be scripted per call, and every call is recorded. */
class FaultsTest extends StandInFixture {
    private static final String API = "user/get";
    private String call;

    @BeforeEach
    void token() {
        call = API + "?access_token=" + client.token() + "&userid=zhangsan";
    }

    private HttpResponse<String> raw() {
        return client.get("/cgi-bin/" + call);
    }

    @Test
    void countedFaultsRunOutInOrderThenAlwaysThenNormal() {
        standIn.faults()
                .always(API, Fault.errcode(45009))
                .once(API, Fault.errcode(42001))
                .times(API, 2, Fault.errcode(-1));

        assertThat(Stream.generate(() -> errcode(client.call(call))).limit(5))
                .containsExactly(42001, -1, -1, 45009, 45009);
        assertThat(errcode(client.call("department/simplelist?access_token=" + client.token())))
                .as("other calls")
                .isZero();
        standIn.faults().clear();
        assertThat(errcode(client.call(call))).isZero();
    }

    @Test
    void errcodeHasTheShapeOfTheCall() {
        standIn.faults().once(API, Fault.errcode(45033));

        JsonNode body = client.call(call);

        assertThat(body.path("direct_leader").isArray()).isTrue();
        assertThat(body.path("errmsg").asText())
                .startsWith("api concurrent out of limit, hint: [")
                .endsWith("?e=45033");
    }

    @Test
    void statusPageTruncatedAndHuge() {
        standIn.faults()
                .once(API, Fault.httpStatus(502))
                .once(API, Fault.html())
                .once(API, Fault.body("null"))
                .once(API, Fault.truncatedJson())
                .once(API, Fault.huge(3_000_000));

        assertThat(raw().statusCode()).isEqualTo(502);
        assertThat(raw().headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(raw().body()).isEqualTo("null");
        assertThat(raw().body()).startsWith("{\"errcode\":0").doesNotEndWith("}");
        assertThat(raw().body()).hasSizeGreaterThan(3_000_000).endsWith("}");
        assertThat(errcode(client.call(call))).isZero();
    }

    static Stream<Fault> brokenConnections() {
        return Stream.of(Fault.reset(), Fault.droppedConnection(), Fault.cutBody());
    }

    @ParameterizedTest
    @MethodSource("brokenConnections")
    void brokenConnections(Fault fault) {
        standIn.faults().always(API, fault);

        assertThatThrownBy(this::raw).isInstanceOf(UncheckedIOException.class);
        assertThat(standIn.calls().to(API))
                .as("recorded all the same")
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.status()).isEqualTo(Call.NO_ANSWER));
    }

    @Test
    void aDelayedAnswerIsTheNormalOneAndRecordedBeforeTheWait() {
        standIn.faults().times(API, 2, Fault.delay(Duration.ofMillis(700)));
        long begin = System.nanoTime();
        assertThat(errcode(client.call(call))).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(700));

        HttpRequest impatient = HttpRequest.newBuilder(URI.create(standIn.url() + "/cgi-bin/" + call))
                .timeout(Duration.ofMillis(300))
                .build();
        assertThatThrownBy(() -> HttpClient.newHttpClient().send(impatient, HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(standIn.calls().count(API)).isEqualTo(2);
    }

    @Test
    void aFaultOnAPage() {
        standIn.faults().once("/wwlogin/sso/login", Fault.httpStatus(503));

        assertThat(client.get(standIn.webLoginUrl()).statusCode()).isEqualTo(503);
        assertThat(client.get(standIn.webLoginUrl()).statusCode()).isEqualTo(200);
    }

    @Test
    void everyCallIsRecorded() {
        standIn.calls().clear();
        standIn.faults().once(API, Fault.errcode(60020));
        client.call(call);
        client.post("user/list_id?access_token=x", "{\"limit\":1}");

        assertThat(standIn.calls().all()).hasSize(2);
        Call first = standIn.calls().to(API).get(0);
        assertThat(first.method()).isEqualTo("GET");
        assertThat(first.parameter("userid")).isEqualTo("zhangsan");
        assertThat(first.errcode()).hasValue(60020);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.remoteAddress()).isEqualTo("127.0.0.1");
        Call second = standIn.calls().to("user/list_id").get(0);
        assertThat(second.body()).isEqualTo("{\"limit\":1}");
        assertThat(second.errcode()).hasValue(40014);
    }

    @Test
    void wiremocksOwnInterfaceDoesTheSameAndItsResetKeepsTheStandInAlive() throws IOException {
        String stub = """
                {"request": {"urlPath": "/cgi-bin/user/get"},
                 "response": {"transformers": ["wecom-stand-in"], "transformerParameters": {"errcode": 60020}}}""";
        client.send(HttpRequest.newBuilder(URI.create(standIn.url() + "/__admin/mappings"))
                .POST(HttpRequest.BodyPublishers.ofString(stub)));
        assertThat(errcode(client.call(call))).isEqualTo(60020);

        client.send(HttpRequest.newBuilder(URI.create(standIn.url() + "/__admin/mappings/reset"))
                .POST(HttpRequest.BodyPublishers.noBody()));

        assertThat(errcode(client.call(call))).isZero();
    }

    @Test
    void resetForgetsAllButTheCompany() {
        company.addMember(Person.of("newcomer", "新人", 2));
        String code = client.webCode("li");
        standIn.faults().always("gettoken", Fault.httpStatus(500));
        standIn.behaviour().tokenLife(Duration.ofSeconds(1)).httpsOnly(true);

        standIn.reset();

        assertThat(standIn.calls().all()).isEmpty();
        assertThat(standIn.visits().all()).isEmpty();
        assertThat(errcode(client.call(call))).as("old token").isEqualTo(40014);
        assertThat(client.grant(app).path("expires_in").asInt()).isEqualTo(7200);
        assertThat(errcode(client.identify(code))).isEqualTo(40029);
        assertThat(company.member("newcomer")).isPresent();
    }
}
