package io.github.keycloakwecom.api;

import io.github.keycloakwecom.cluster.ClusterStore;
import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.http.impl.client.CloseableHttpClient;

/**
 * Makes the clients of this node. They share tokens, backoffs, and the limits of each app. One instance for each node,
 * which the factory of the identity provider makes and closes.
 */
public final class WecomClients implements AutoCloseable {

    private final Backoffs backoffs;
    private final AccessTokens tokens;
    private final CallDeadline deadline = new CallDeadline(CallDeadline.LIMIT);
    private final LongSupplier nanoTime;

    /**
     * One entry for each app and secret that was configured since the start. The number of requests does not matter.
     */
    private final ConcurrentHashMap<String, Limits> limits = new ConcurrentHashMap<>();

    private record Limits(Bulkhead bulkhead, CircuitBreaker breaker) {}

    public WecomClients(ClusterStore cluster, Clock clock) {
        this(cluster, clock, System::nanoTime);
    }

    WecomClients(ClusterStore cluster, Clock clock, LongSupplier nanoTime) {
        this.backoffs = new Backoffs(cluster, clock);
        this.tokens = new AccessTokens(cluster, backoffs, clock);
        this.nanoTime = nanoTime;
    }

    /** @param http Keycloak's own client, whose proxy, truststore and pool apply */
    public WecomClient clientFor(WecomApp app, CloseableHttpClient http) {
        return clientFor(app.apiBaseUrl(), new AppTokenSource(app), http);
    }

    /** @param source of the tokens; its fingerprint names the limits too */
    WecomClient clientFor(String apiBaseUrl, TokenSource source, CloseableHttpClient http) {
        Limits limit = limits.computeIfAbsent(
                source.fingerprint(),
                any -> new Limits(new Bulkhead(nanoTime), new CircuitBreaker(apiBaseUrl, nanoTime)));
        WecomHttp wire = new WecomHttp(http, deadline, limit.breaker());
        return new WecomClient(apiBaseUrl, source, wire, tokens, backoffs, limit.bulkhead());
    }

    @Override
    public void close() {
        deadline.close();
    }
}
