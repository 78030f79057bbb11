package io.github.keycloakwecom.testing;

import io.github.keycloakwecom.api.WecomClients;
import io.github.keycloakwecom.cluster.ClusterStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.HttpVersion;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.conn.ClientConnectionManager;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.message.BasicHttpResponse;
import org.apache.http.params.HttpParams;
import org.apache.http.protocol.HttpContext;

/** WeCom without a network: an HTTP client with a response for each API, and a node that uses it. */
@SuppressWarnings("deprecation") // two methods of Apache's client
public final class CannedWecom extends CloseableHttpClient {

    private final Map<String, String> responses = new HashMap<>();
    private final List<String> calls = new ArrayList<>();

    public CannedWecom() {
        responds("gettoken", "{'errcode':0,'access_token':'token','expires_in':7200}");
        responds("auth/getuserinfo", "{'errcode':0,'userid':'li'}");
        responds("user/get", "{'errcode':0,'userid':'li','name':'李四','status':1}");
    }

    /** @param json with single quotes */
    public CannedWecom responds(String api, String json) {
        responses.put("/cgi-bin/" + api, json.replace('\'', '"'));
        return this;
    }

    /** The APIs that were called, without gettoken. */
    public List<String> calls() {
        return calls;
    }

    /** A node with an empty memory. */
    public WecomClients node() {
        return new WecomClients(
                Fake.of(
                        ClusterStore.class,
                        Map.of(
                                "get", any -> Optional.empty(),
                                "put", any -> null,
                                "remove", any -> null,
                                "tryLock", any -> true,
                                "unlock", any -> null)),
                Clock.systemUTC());
    }

    @Override
    protected CloseableHttpResponse doExecute(HttpHost target, HttpRequest request, HttpContext context) {
        String api = request.getRequestLine().getUri().replaceAll("^https?://[^/]*|\\?.*$", "");
        if (!api.endsWith("/gettoken")) {
            calls.add(api.substring("/cgi-bin/".length()));
        }
        BasicHttpResponse response = new BasicHttpResponse(HttpVersion.HTTP_1_1, 200, "OK");
        response.setEntity(new ByteArrayEntity(responses.get(api).getBytes(StandardCharsets.UTF_8)));
        return (CloseableHttpResponse) Proxy.newProxyInstance(
                CloseableHttpResponse.class.getClassLoader(),
                new Class<?>[] {CloseableHttpResponse.class},
                (self, method, args) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(response, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    @Override
    public HttpParams getParams() {
        throw new AssertionError("not expected: getParams");
    }

    @Override
    public ClientConnectionManager getConnectionManager() {
        throw new AssertionError("not expected: getConnectionManager");
    }
}
