package io.github.keycloakwecom.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
 * Sends one request to {@code <base>/cgi-bin/<api>}. It uses Keycloak's own HTTP client, so its proxy, truststore and
 * pool apply. The body is read here and not by Keycloak's {@code SimpleHttp}: that class drains an endless body when it
 * gives up, and reads a body without a charset as Latin-1. {@link CallDeadline} bounds the whole call.
 * {@link CircuitBreaker} fails it at once while WeCom cannot be reached. {@link ApiResponse} decides whether the
 * response is a success.
 */
final class WecomHttp {

    /** The parameter of every call over a token (developer.work.weixin.qq.com/document/path/91039). */
    static final String ACCESS_TOKEN = "access_token";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(5);

    private static final RequestConfig TIMEOUTS = RequestConfig.custom()
            .setConnectTimeout((int) CONNECT_TIMEOUT.toMillis())
            .setConnectionRequestTimeout((int) CONNECT_TIMEOUT.toMillis())
            .setSocketTimeout((int) READ_TIMEOUT.toMillis())
            // A redirect would send the token to another server.
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

    /** A response with any status. */
    private record Received(int status, byte[] body) {}

    /**
     * @param query with the token, for a call that needs one: WeCom reads the token only from the query
     * @throws WecomApiException for every failure
     */
    JsonNode get(String apiBaseUrl, String api, Map<String, String> query) {
        return send(api, new HttpGet(uri(apiBaseUrl, api, query)), query, Map.of());
    }

    /**
     * @param query as above
     * @param body becomes a JSON object of texts
     * @throws WecomApiException for every failure
     */
    JsonNode post(String apiBaseUrl, String api, Map<String, String> query, Map<String, String> body) {
        HttpPost request = new HttpPost(uri(apiBaseUrl, api, query));
        request.setEntity(new StringEntity(JSON.valueToTree(body).toString(), ContentType.APPLICATION_JSON));
        return send(api, request, query, body);
    }

    private JsonNode send(String api, HttpRequestBase request, Map<String, String> query, Map<String, String> body) {
        request.setConfig(TIMEOUTS);
        request.setHeader("Accept", "application/json");
        Received received = receive(api, request);
        if (received.status() != 200) {
            throw WecomApiException.unreachable(api, "HTTP status " + received.status());
        }
        List<String> sent = new ArrayList<>(query.values());
        sent.addAll(body.values());
        return new ApiResponse(api, sent, query.containsKey(ACCESS_TOKEN)).success(received.body());
    }

    private Received receive(String api, HttpRequestBase request) {
        breaker.admit(api);
        try {
            Received received = deadline.bound(request, () -> exchange(api, request));
            breaker.responded();
            return received;
        } catch (WecomApiException e) {
            breaker.responded();
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

    // Other failures do not count. A firewall may reset the connection because of an invalid code that a visitor sent.
    // A full connection pool is caused by other callers in this server.
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

    private static URI uri(String apiBaseUrl, String api, Map<String, String> query) {
        try {
            URIBuilder uri = new URIBuilder(apiBaseUrl + "/cgi-bin/" + api);
            query.forEach(uri::addParameter);
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
            if (body.size() > ApiResponse.MAX_BYTES) {
                throw WecomApiException.unreadable(
                        api, "the answer is larger than " + ApiResponse.MAX_BYTES + " bytes");
            }
        }
        return body.toByteArray();
    }
}
