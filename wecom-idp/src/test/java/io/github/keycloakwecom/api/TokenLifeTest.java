package io.github.keycloakwecom.api;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.keycloakwecom.api.WecomApiException.Failure;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token is fetched once, used until its end, and replaced once. */
class TokenLifeTest {

    @RegisterExtension
    static final StubWecom WECOM = new StubWecom();

    private final MemoryClusterStore cluster = new MemoryClusterStore();

    @Test
    void manyThreadsOfTwoNodesFetchOneToken() throws Exception {
        WECOM.answer("gettoken", okJson(StubWecom.token("token-1")).withFixedDelay(200));
        List<WecomClient> nodes =
                List.of(WECOM.node(cluster, Clock.systemUTC()), WECOM.node(cluster, Clock.systemUTC()));
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
        assertThat(WECOM.calls("gettoken")).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {40014, 42001, 40082, 42009})
    void aStaleTokenIsReplacedOnceForTheWholeCluster(int errcode) {
        WecomClient one = WECOM.node(cluster, Clock.systemUTC());
        WecomClient two = WECOM.node(cluster, Clock.systemUTC());
        one.member("li");
        two.member("li");
        WECOM.tokenIs("token-2");
        WECOM.stubFor(get(urlPathEqualTo("/cgi-bin/user/get"))
                .atPriority(1)
                .withQueryParam("access_token", equalTo("token-1"))
                .willReturn(okJson(StubWecom.refusal(errcode))));

        assertThat(one.member("li").name()).isEqualTo("李四");
        assertThat(two.member("li").name()).isEqualTo("李四");
        assertThat(WECOM.calls("gettoken")).isEqualTo(2);
    }

    @Test
    void aTokenThatStaysStaleIsNotReplacedTwice() {
        WECOM.answer("user/get", okJson(StubWecom.refusal(40014)));
        assertThat(StubWecom.failure(WECOM.node(cluster, Clock.systemUTC())).errcode())
                .hasValue(40014);
        assertThat(WECOM.calls("user/get")).isEqualTo(2);
        assertThat(WECOM.calls("gettoken")).isEqualTo(2);
    }

    /** Each login would fetch two more tokens. */
    @ParameterizedTest
    @ValueSource(strings = {"user/get", "auth/getuserinfo"})
    void apiThatRejectsNewTokens_getsABackoff(String api) {
        MovableClock clock = new MovableClock();
        WecomClient client = WECOM.node(cluster, clock);
        WECOM.answer(api, okJson(StubWecom.refusal(40001)));
        for (int login = 0; login < 5; login++) {
            assertThat(ask(client, api).errcode()).hasValue(40001);
        }
        assertThat(WECOM.calls(api)).isEqualTo(2);
        assertThat(WECOM.calls("gettoken")).isEqualTo(2);

        clock.advance(Duration.ofSeconds(30));
        WECOM.answer(api, okJson("{\"errcode\":0,\"userid\":\"li\"}"));
        assertThat(ask(client, api)).as("when it is over").isNull();
    }

    private static WecomApiException ask(WecomClient client, String api) {
        return catchThrowableOfType(WecomApiException.class, () -> {
            if (api.equals("user/get")) {
                client.member("li");
            } else {
                client.identify(IdentityApi.AUTH, "code-0123456789");
            }
        });
    }

    @Test
    void anUnreachableWecomIsAskedAgainByTheNextLogin() {
        WECOM.answer("gettoken", aResponse().withStatus(502));
        WecomClient client = WECOM.node(cluster, Clock.systemUTC());
        assertThat(StubWecom.failure(client).failure()).isEqualTo(Failure.UNREACHABLE);
        WECOM.tokenIs("token-1");
        assertThat(client.member("li").name()).isEqualTo("李四");
    }

    @Test
    void aTokenIsUsedUntilFiveMinutesBeforeItsEnd() {
        MovableClock clock = new MovableClock();
        WecomClient client = WECOM.node(cluster, clock);
        client.member("li");
        clock.advance(Duration.ofSeconds(6899));
        client.member("li");
        assertThat(WECOM.calls("gettoken")).isOne();
        clock.advance(Duration.ofSeconds(2));
        client.member("li");
        assertThat(WECOM.calls("gettoken")).isEqualTo(2);
    }

    @Test
    void differentApps_haveDifferentFingerprints() {
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
}
