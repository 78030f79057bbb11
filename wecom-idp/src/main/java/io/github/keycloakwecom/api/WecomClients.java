package io.github.keycloakwecom.api;

import io.github.keycloakwecom.cluster.ClusterStore;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.http.impl.client.CloseableHttpClient;

/**
 * What the calls of this node to WeCom have in common: tokens, what WeCom refuses, and the limits for each app. One instance for
 * each node; the provider factory makes and closes it.
 */
public final class WecomClients implements AutoCloseable {

    /** From the first attempt to connect to the last byte of the answer. */
    static final Duration DEADLINE = Duration.ofSeconds(5);

    private final AccessTokens tokens;
    private final CallDeadline deadline = new CallDeadline(DEADLINE);
    private final LongSupplier nanoTime;

    /** Grows with the apps and secrets that were ever configured, and not with the requests. */
    private final ConcurrentHashMap<String, Limits> limits = new ConcurrentHashMap<>();

    record Limits(Bulkhead bulkhead, CircuitBreaker breaker) {}

    public WecomClients(ClusterStore cluster, Clock clock) {
        this(cluster, clock, System::nanoTime);
    }

    WecomClients(ClusterStore cluster, Clock clock, LongSupplier nanoTime) {
        this.tokens = new AccessTokens(cluster, clock);
        this.nanoTime = nanoTime;
    }

    /** @param http Keycloak's own client, whose proxy, truststore and pool apply */
    public WecomClient of(WecomApp app, CloseableHttpClient http) {
        Limits ofApp = limits.computeIfAbsent(
                app.fingerprint(),
                any -> new Limits(new Bulkhead(nanoTime), new CircuitBreaker(app.apiBaseUrl(), nanoTime)));
        return new WecomClient(app, new WecomHttp(http, deadline, ofApp.breaker()), tokens, ofApp.bulkhead());
    }

    @Override
    public void close() {
        deadline.close();
    }
}
