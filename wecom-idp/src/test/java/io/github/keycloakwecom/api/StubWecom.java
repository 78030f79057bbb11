package io.github.keycloakwecom.api;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import io.github.keycloakwecom.cluster.ClusterStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;

/** A stub of WeCom for each test, and an HTTP client with Keycloak's configuration. */
final class StubWecom extends WireMockExtension {

    static final String SECRET = "s3cret-of-the-app";

    private CloseableHttpClient http;

    StubWecom() {
        super(newInstance().options(wireMockConfig().dynamicPort().containerThreads(100)));
    }

    @Override
    protected void onBeforeEach(WireMockRuntimeInfo server) {
        http = HttpClients.custom()
                .disableAutomaticRetries()
                .setMaxConnPerRoute(100)
                .setMaxConnTotal(100)
                .build();
        tokenIs("token-1");
        answer("user/get", okJson("{\"errcode\":0,\"userid\":\"li\",\"name\":\"李四\"}"));
    }

    @Override
    protected void onAfterEach(WireMockRuntimeInfo server) {
        try {
            http.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    WecomApp app(String secret) {
        return new WecomApp(baseUrl(), "wwSIM", "1000002", secret);
    }

    WecomClient client(WecomClients node) {
        return client(SECRET, node);
    }

    WecomClient client(String secret, WecomClients node) {
        return node.clientFor(app(secret), http);
    }

    WecomClient client(TokenSource source, WecomClients node) {
        return node.clientFor(baseUrl(), source, http);
    }

    /** Another node. */
    WecomClient node(ClusterStore cluster, Clock clock) {
        return client(new WecomClients(cluster, clock));
    }

    void answer(String api, ResponseDefinitionBuilder response) {
        stubFor(get(urlPathEqualTo("/cgi-bin/" + api)).willReturn(response));
    }

    void refuse(String api, int errcode) {
        answer(api, okJson(refusal(errcode)));
    }

    void tokenIs(String value) {
        answer("gettoken", okJson(token(value)));
    }

    static String token(String value) {
        return "{\"errcode\":0,\"access_token\":\"%s\",\"expires_in\":7200}".formatted(value);
    }

    static String refusal(int errcode) {
        return "{\"errcode\":%d,\"errmsg\":\"refused, hint: [1], from ip: 203.0.113.7\",\"department\":[]}"
                .formatted(errcode);
    }

    int calls(String api) {
        return findAll(getRequestedFor(urlPathEqualTo("/cgi-bin/" + api))).size();
    }

    static WecomApiException failure(WecomClient client) {
        WecomApiException failure = catchThrowableOfType(WecomApiException.class, () -> client.member("li"));
        assertThat(failure).isNotNull();
        return failure;
    }
}
