package io.github.keycloakwecom.api;

import io.github.keycloakwecom.cluster.ClusterStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * The access tokens of this node, with one fetch in flight for the whole cluster. A token is looked up in this node's
 * memory, then in what the cluster shares, and only then fetched from its {@link TokenSource}. Two fetches at the same
 * time do no harm, because WeCom issues the same token; they cost quota. One instance for each node.
 */
final class AccessTokens {

    private static final Logger LOG = Logger.getLogger(AccessTokens.class);

    private static final Duration LOCK_LEASE = Duration.ofSeconds(15);

    /** Longer than any fetch takes. */
    private static final Duration WAIT_FOR_OTHERS = CallDeadline.LIMIT.plusSeconds(1);

    private static final Duration POLL = Duration.ofMillis(100);

    private final ConcurrentHashMap<String, AccessToken> memory = new ConcurrentHashMap<>();

    /**
     * The token of each source that WeCom rejected last. The cluster's store may still hold it. This node does not
     * remove it there, because another node may store a new token at the same time.
     */
    private final ConcurrentHashMap<String, String> rejected = new ConcurrentHashMap<>();

    private final ConcurrentHashMap<String, FailedFetch> failures = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, ReentrantLock> locks = new ConcurrentHashMap<>();
    private final ClusterStore cluster;
    private final Backoffs backoffs;
    private final Clock clock;

    private record FailedFetch(WecomApiException cause, Instant at) {

        /**
         * Every call that waited for this fetch fails with it: otherwise a queue of calls would time out one by one.
         */
        boolean endedAfter(Instant arrival) {
            return !at.isBefore(arrival);
        }
    }

    AccessTokens(ClusterStore cluster, Backoffs backoffs, Clock clock) {
        this.cluster = cluster;
        this.backoffs = backoffs;
        this.clock = clock;
    }

    /**
     * @return a token that WeCom has not rejected yet, as far as this node knows
     * @throws WecomApiException when WeCom issues none
     */
    String token(TokenSource source, WecomHttp http) {
        String key = source.fingerprint();
        Optional<AccessToken> known = fromMemory(source, key);
        if (known.isPresent()) {
            return known.get().value();
        }
        Instant arrival = clock.instant();
        ReentrantLock lock = locks.computeIfAbsent(key, any -> new ReentrantLock());
        if (!acquire(lock)) {
            throw WecomApiException.overloaded(source.api(), "another request of this node waits for the token");
        }
        try {
            return known(source, key)
                    .orElseGet(() -> fetchOnce(source, http, key, arrival))
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

    /** Stops using a token that WeCom has rejected. A newer token in this node's memory stays. */
    void reject(TokenSource source, String token) {
        memory.computeIfPresent(source.fingerprint(), (key, known) -> {
            if (!known.value().equals(token)) {
                return known;
            }
            rejected.put(key, token);
            LOG.debugf("%s: the token is rejected by WeCom and not used again", source);
            return null;
        });
    }

    private Optional<AccessToken> known(TokenSource source, String key) {
        return fromMemory(source, key).or(() -> fromCluster(source, key));
    }

    private Optional<AccessToken> fromMemory(TokenSource source, String key) {
        Optional<AccessToken> known = Optional.ofNullable(memory.get(key)).filter(this::isAlive);
        known.ifPresent(token -> LOG.debugf("%s: token from memory", source));
        return known;
    }

    private Optional<AccessToken> fromCluster(TokenSource source, String key) {
        Optional<AccessToken> shared = cluster.get(note(key))
                .flatMap(AccessToken::fromNotes)
                .filter(this::isAlive)
                .filter(token -> !token.value().equals(rejected.get(key)));
        shared.ifPresent(token -> {
            memory.put(key, token);
            LOG.debugf("%s: token from the cluster's store", source);
        });
        return shared;
    }

    private boolean isAlive(AccessToken token) {
        return token.isAlive(clock.instant());
    }

    private AccessToken fetchOnce(TokenSource source, WecomHttp http, String key, Instant arrival) {
        backoffs.check(key, source.api());
        FailedFetch failure = failures.get(key);
        if (failure != null && failure.endedAfter(arrival)) {
            LOG.debugf("%s: no fetch, the one that this call waited for has failed", source);
            throw failure.cause().asReported();
        }
        Instant giveUp = clock.instant().plus(WAIT_FOR_OTHERS);
        boolean locked = cluster.tryLock(note(key), LOCK_LEASE);
        // The lock is tried repeatedly, because the other node may fail or end, and store no token.
        while (!locked && clock.instant().isBefore(giveUp) && Pause.sleep(POLL)) {
            Optional<AccessToken> fromOtherNode = known(source, key);
            if (fromOtherNode.isPresent()) {
                return fromOtherNode.get();
            }
            locked = cluster.tryLock(note(key), LOCK_LEASE);
        }
        try {
            // Another node may have stored a token before this one got the lock.
            return known(source, key).orElseGet(() -> fetch(source, http, key));
        } finally {
            if (locked) {
                cluster.unlock(note(key));
            }
        }
    }

    private AccessToken fetch(TokenSource source, WecomHttp http, String key) {
        TokenResponse response;
        try {
            response = backoffs.call(key, source.api(), Backoffs.After.ANY_ERROR, () -> source.fetch(http));
        } catch (WecomApiException e) {
            failures.put(key, new FailedFetch(e, clock.instant()));
            throw e;
        }
        AccessToken token = AccessToken.issued(response, clock.instant());
        failures.remove(key);
        rejected.remove(key, token.value());
        memory.put(key, token);
        cluster.put(note(key), token.notes(), Duration.between(clock.instant(), token.expiresAt()));
        LOG.debugf("%s: token fetched, used until %s", source, token.expiresAt());
        return token;
    }

    private static String note(String key) {
        return "token." + key;
    }
}
