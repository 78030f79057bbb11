package io.github.keycloakwecom.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.client.utils.URIBuilder;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.conn.ConnectionPoolTimeoutException;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.client.CloseableHttpClient;

/**
 * One request to {@code <base>/cgi-bin/<api>} and the one place where its answer is judged: 200, a JSON object, and
 * {@code errcode} absent or 0. It works on Keycloak's own HTTP client, so its proxy, truststore and pool apply; the body is
 * read here rather than by Keycloak's {@code SimpleHttp}, because that one drains an endless body when it gives up and takes
 * a body without a charset for Latin-1. {@link CallDeadline} bounds the whole call, {@link CircuitBreaker} ends it at once
 * while WeCom cannot be reached.
 */
final class WecomHttp {

    /** The largest legitimate answer, 10 000 rows of {@code user/list_id}, is below 1 MB. */
    static final int MAX_BODY_BYTES = 2 * 1024 * 1024;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(5);

    /** A shorter text that WeCom echoes is no secret, and to take it out would spoil the hint: "from ip" has 7 letters. */
    private static final int SHORTEST_SECRET = 8;

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(50)
                            .maxStringLength(MAX_BODY_BYTES)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final RequestConfig TIMEOUTS = RequestConfig.custom()
            .setConnectTimeout((int) CONNECT_TIMEOUT.toMillis())
            .setConnectionRequestTimeout((int) CONNECT_TIMEOUT.toMillis())
            .setSocketTimeout((int) READ_TIMEOUT.toMillis())
            // A redirect would carry the token to wherever it points.
            .setRedirectsEnabled(false)
            .build();

    private final CloseableHttpClient client;
    private final CallDeadline deadline;
    private final CircuitBreaker breaker;

    WecomHttp(CloseableHttpClient client, CallDeadline deadline, CircuitBreaker breaker) {
        this.client = client;
        this.deadline = deadline;
        this.breaker = breaker;
    }

    /** What came back, whatever it is. */
    private record Received(int status, byte[] body) {}

    /**
     * @throws WecomApiException for every failure
     */
    JsonNode get(String apiBaseUrl, String api, Map<String, String> parameters) {
        return send(api, new HttpGet(uri(apiBaseUrl, api, parameters)), parameters.values());
    }

    /**
     * @param token goes into the query, the only place where WeCom looks for it
     * @param body  becomes a JSON object of texts
     * @throws WecomApiException for every failure
     */
    JsonNode post(String apiBaseUrl, String api, String token, Map<String, String> body) {
        HttpPost request = new HttpPost(uri(apiBaseUrl, api, Map.of("access_token", token)));
        request.setEntity(new StringEntity(JSON.valueToTree(body).toString(), ContentType.APPLICATION_JSON));
        List<String> sent = new ArrayList<>(body.values());
        sent.add(token);
        return send(api, request, sent);
    }

    private JsonNode send(String api, HttpRequestBase request, Collection<String> sent) {
        request.setConfig(TIMEOUTS);
        request.setHeader("Accept", "application/json");
        Received received = received(api, request);
        if (received.status() != 200) {
            throw WecomApiException.unreachable(api, "HTTP status " + received.status());
        }
        return accepted(api, sent, received.body());
    }

    private Received received(String api, HttpRequestBase request) {
        breaker.admit(api);
        try {
            Received received = deadline.bound(request, () -> exchange(api, request));
            breaker.answered();
            return received;
        } catch (WecomApiException e) {
            breaker.answered();
            throw e;
        } catch (IOException e) {
            if (request.isAborted() || isOutOfReach(e)) {
                breaker.failed();
            }
            throw WecomApiException.unreachable(
                    api,
                    request.isAborted()
                            ? "no answer within " + deadline.limit().toSeconds() + " s"
                            : e.getClass().getSimpleName());
        }
    }

    // A connection that is cut, or a gateway's 5xx, may be the answer of a firewall to a code that a visitor made
    // up. A full connection pool is the doing of another caller in this server.
    private static boolean isOutOfReach(IOException e) {
        return e instanceof ConnectException
                || e instanceof NoRouteToHostException
                || e instanceof UnknownHostException
                || e instanceof SocketTimeoutException
                || e instanceof ConnectTimeoutException && !(e instanceof ConnectionPoolTimeoutException);
    }

    private Received exchange(String api, HttpRequestBase request) throws IOException {
        try (CloseableHttpResponse response = client.execute(request)) {
            int status = response.getStatusLine().getStatusCode();
            boolean hasBody = status == 200 && response.getEntity() != null;
            return new Received(status, hasBody ? read(api, response.getEntity().getContent()) : new byte[0]);
        }
    }

    private static URI uri(String apiBaseUrl, String api, Map<String, String> parameters) {
        try {
            URIBuilder uri = new URIBuilder(apiBaseUrl + "/cgi-bin/" + api);
            parameters.forEach(uri::addParameter);
            return uri.build();
        } catch (URISyntaxException e) {
            throw WecomApiException.unreachable(api, "the API base URL is not a URL");
        }
    }

    private static byte[] read(String api, InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            body.write(buffer, 0, n);
            if (body.size() > MAX_BODY_BYTES) {
                throw WecomApiException.unreadable(api, "the answer is larger than " + MAX_BODY_BYTES + " bytes");
            }
        }
        return body.toByteArray();
    }

    private static JsonNode accepted(String api, Collection<String> sent, byte[] body) {
        JsonNode answer;
        try {
            answer = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw WecomApiException.unreadable(api, "the answer is not JSON");
        } catch (IOException e) {
            throw WecomApiException.unreadable(api, "the answer cannot be decoded");
        }
        if (!answer.isObject()) {
            throw WecomApiException.unreadable(api, "the answer is not a JSON object");
        }
        JsonNode errcode = answer.path("errcode");
        // Some successes leave errcode out (document/path/90664); an errcode that is no number is no success.
        if (errcode.isMissingNode() || errcode.isInt() && errcode.intValue() == 0) {
            return answer;
        }
        if (!errcode.isInt()) {
            throw WecomApiException.unreadable(api, "errcode is not a number");
        }
        String errmsg = answer.path("errmsg").asText("");
        // A text that echoes what we sent would carry a token, a code or a secret into events and logs.
        for (String text : sent) {
            errmsg = text.length() < SHORTEST_SECRET ? errmsg : errmsg.replace(text, "***");
        }
        throw WecomApiException.refused(api, errcode.intValue(), errmsg);
    }
}
