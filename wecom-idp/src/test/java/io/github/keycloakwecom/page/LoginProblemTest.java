package io.github.keycloakwecom.page;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.keycloakwecom.api.WecomApiException;
import io.github.keycloakwecom.api.WecomApp;
import io.github.keycloakwecom.api.WecomClient;
import io.github.keycloakwecom.api.WecomClients;
import io.github.keycloakwecom.cluster.ClusterStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every code of WeCom's list that a login can meet (developer.work.weixin.qq.com/document/path/90313): the page, the
 * error of the event, and the number of calls to WeCom.
 */
class LoginProblemTest {

    @RegisterExtension
    static final WireMockExtension WECOM = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @ParameterizedTest
    @CsvSource({
        "-1, BUSY, wecom_-1, 3",
        "45033, BUSY, wecom_45033, 3",
        "45009, BUSY, wecom_45009, 1",
        "40014, SET_UP, wecom_40014, 2",
        "42001, SET_UP, wecom_42001, 2",
        "40029, CODE_REFUSED, wecom_40029, 1",
        "41008, CODE_REFUSED, wecom_41008, 1",
        "42003, CODE_REFUSED, wecom_42003, 1",
        "42022, CODE_REFUSED, wecom_42022, 1",
        "84014, CODE_REFUSED, wecom_84014, 1",
        "84015, CODE_REFUSED, wecom_84015, 1",
        "60111, NOT_VISIBLE, wecom_not_visible, 1",
        "60011, NOT_VISIBLE, wecom_not_visible, 1",
        "60021, NOT_VISIBLE, wecom_not_visible, 1",
        "50002, NOT_VISIBLE, wecom_not_visible, 1",
        "40001, SET_UP, wecom_40001, 2",
        "40003, SET_UP, wecom_40003, 1",
        "40013, SET_UP, wecom_40013, 1",
        "40056, SET_UP, wecom_40056, 1",
        "40058, SET_UP, wecom_40058, 1",
        "40091, SET_UP, wecom_40091, 1",
        "41001, SET_UP, wecom_41001, 1",
        "41004, SET_UP, wecom_41004, 1",
        "43004, SET_UP, wecom_43004, 1",
        "48001, SET_UP, wecom_48001, 1",
        "48002, SET_UP, wecom_48002, 1",
        "48004, SET_UP, wecom_48004, 1",
        "48005, SET_UP, wecom_48005, 1",
        "48006, SET_UP, wecom_48006, 1",
        "48009, SET_UP, wecom_48009, 1",
        "50001, SET_UP, wecom_50001, 1",
        "50003, SET_UP, wecom_50003, 1",
        "60020, SET_UP, wecom_60020, 1",
        "80001, SET_UP, wecom_80001, 1",
        "85005, SET_UP, wecom_85005, 1",
        "301002, SET_UP, wecom_301002, 1",
        "2000002, SET_UP, wecom_2000002, 1",
        "987654321, SET_UP, wecom_987654321, 1"
    })
    void everyCodeHasOneMeaning(int errcode, LoginProblem problem, String error, int calls) throws Exception {
        WECOM.stubFor(get(urlPathEqualTo("/cgi-bin/gettoken"))
                .willReturn(okJson("{\"errcode\":0,\"access_token\":\"token\",\"expires_in\":7200}")));
        WECOM.stubFor(get(urlPathEqualTo("/cgi-bin/user/get"))
                .willReturn(okJson("{\"errcode\":" + errcode + ",\"errmsg\":\"refused\"}")));
        try (CloseableHttpClient http = HttpClients.createDefault();
                WecomClients clients = new WecomClients(new NoStore(), Clock.systemUTC())) {
            WecomApp app = new WecomApp(WECOM.baseUrl(), "wwSIM", "1", "secret");
            WecomClient client = clients.clientFor(app, http);
            WecomApiException refused = catchThrowableOfType(WecomApiException.class, () -> client.member("li"));
            assertThat(LoginProblem.of(refused)).isEqualTo(problem);
            assertThat(problem.error(Optional.of(refused))).isEqualTo(error);
        }
        WECOM.verify(calls, getRequestedFor(urlPathEqualTo("/cgi-bin/user/get")));
    }

    /** A cluster of one node. */
    private static final class NoStore implements ClusterStore {

        @Override
        public Optional<Map<String, String>> get(String key) {
            return Optional.empty();
        }

        @Override
        public void put(String key, Map<String, String> notes, Duration lifespan) {
            // There is no other node.
        }

        @Override
        public void remove(String key) {
            // Nothing is stored.
        }

        @Override
        public boolean tryLock(String key, Duration lease) {
            return true;
        }

        @Override
        public void unlock(String key) {
            // There is no lock.
        }
    }
}
