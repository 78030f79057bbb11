package io.github.keycloakwecom.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakwecom.cluster.ClusterStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The corp tokens of this node, with one fetch in flight for the whole cluster. Looked up in this node's memory first, then in
 * what the cluster shares, and only then asked from WeCom ({@code gettoken}, document/path/91039). Two fetches at the same time
 * would do no harm, WeCom hands out the same token; they only cost quota. One instance per node, kept by the provider factory.
 */
public final class AccessTokens {

    static final String TOKEN_API = "gettoken";

    /** Leave a token alone this long before WeCom ends it, for clocks that differ and calls under way. */
    private static final Duration MARGIN = Duration.ofSeconds(300);

    private static final Duration LOCK_LEASE = Duration.ofSeconds(15);

    /** A fetch is over by then, well or badly. */
    private static final Duration WAIT_FOR_OTHERS = WecomClients.DEADLINE.plusSeconds(1);

    private static final Duration POLL = Duration.ofMillis(100);

    private final ConcurrentHashMap<String, AccessToken> mine = new ConcurrentHashMap<>();

    /**
     * The token of an app that WeCom refused last. The store may hold it a while longer, and nobody takes it away from there:
     * whoever looked and then removed would now and then remove the new one that another node has put there in between.
     */
    private final ConcurrentHashMap<String, String> refused = new ConcurrentHashMap<>();

    private final ConcurrentHashMap<String, FailedFetch> failures = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, ReentrantLock> locks = new ConcurrentHashMap<>();
    private final ClusterStore cluster;
    private final Backoffs refusals;
    private final Clock clock;

    private record FailedFetch(WecomApiException cause, Instant at) {

        /** Whoever was waiting for that very fetch shares its fate, else a queue would time out one by one. */
        boolean answers(Instant arrived) {
            return !at.isBefore(arrived);
        }
    }

    public AccessTokens(ClusterStore cluster, Clock clock) {
        this.cluster = cluster;
        this.refusals = new Backoffs(cluster, clock);
        this.clock = clock;
    }

    Backoffs refusals() {
        return refusals;
    }

    /**
     * @return a token that was not known to be stale a moment ago
     * @throws WecomApiException when WeCom gives none
     */
    String of(WecomApp app, WecomHttp http) {
        String key = app.fingerprint();
        AccessToken known = mine.get(key);
        if (known != null && known.isAlive(clock.instant())) {
            return known.value();
        }
        Instant arrived = clock.instant();
        ReentrantLock lock = locks.computeIfAbsent(key, any -> new ReentrantLock());
        if (!acquire(lock)) {
            throw WecomApiException.overloaded(TOKEN_API, "another request of this node waits for the token");
        }
        try {
            return shared(key)
                    .orElseGet(() -> fetchOnce(app, http, key, arrived))
                    .value();
        } finally {
            lock.unlock();
        }
    }

    private static boolean acquire(ReentrantLock lock) {
        try {
            return lock.tryLock(WAIT_FOR_OTHERS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Never uses this token again, unless WeCom hands it out anew; a newer one that is known already stays. */
    void reject(WecomApp app, String token) {
        mine.computeIfPresent(app.fingerprint(), (key, known) -> {
            if (!known.value().equals(token)) {
                return known;
            }
            refused.put(key, token);
            return null;
        });
    }

    private Optional<AccessToken> shared(String key) {
        AccessToken known = mine.get(key);
        if (known != null && known.isAlive(clock.instant())) {
            return Optional.of(known);
        }
        Optional<AccessToken> shared = cluster.get(note(key))
                .flatMap(AccessToken::of)
                .filter(token -> token.isAlive(clock.instant()))
                .filter(token -> !token.value().equals(refused.get(key)));
        shared.ifPresent(token -> mine.put(key, token));
        return shared;
    }

    private AccessToken fetchOnce(WecomApp app, WecomHttp http, String key, Instant arrived) {
        refusals.heed(key, TOKEN_API);
        FailedFetch failure = failures.get(key);
        if (failure != null && failure.answers(arrived)) {
            throw failure.cause().asKnown();
        }
        Instant giveUp = clock.instant().plus(WAIT_FOR_OTHERS);
        boolean locked = cluster.tryLock(note(key), LOCK_LEASE);
        // The lock is asked for again and again, because the other node may fail, or die, and leave no token.
        while (!locked && clock.instant().isBefore(giveUp) && pause()) {
            Optional<AccessToken> fromOtherNode = shared(key);
            if (fromOtherNode.isPresent()) {
                return fromOtherNode.get();
            }
            locked = cluster.tryLock(note(key), LOCK_LEASE);
        }
        try {
            // Between our look and our lock another node may have finished.
            return shared(key).orElseGet(() -> fetch(app, http, key));
        } finally {
            if (locked) {
                cluster.unlock(note(key));
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(POLL.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private AccessToken fetch(WecomApp app, WecomHttp http, String key) {
        JsonNode answer;
        try {
            answer = refusals.ask(
                    key,
                    TOKEN_API,
                    () -> http.get(
                            app.apiBaseUrl(), TOKEN_API, Map.of("corpid", app.corpId(), "corpsecret", app.secret())));
        } catch (WecomApiException e) {
            failures.put(key, new FailedFetch(e, clock.instant()));
            throw e;
        }
        String value = answer.path("access_token").asText("");
        if (value.isEmpty() || value.length() > 1024) {
            throw WecomApiException.unreadable(TOKEN_API, "no usable access_token");
        }
        long life = answer.path("expires_in").asLong(0);
        // A life shorter than two margins is a test system's: use half of it.
        long used = Math.max(1, Math.max(life / 2, life - MARGIN.toSeconds()));
        AccessToken token = new AccessToken(value, clock.instant().plusSeconds(Math.min(used, 7200)));
        failures.remove(key);
        refused.remove(key, value);
        mine.put(key, token);
        cluster.put(note(key), token.notes(), Duration.between(clock.instant(), token.expiresAt()));
        return token;
    }

    private static String note(String key) {
        return "token." + key;
    }
}
