package io.github.keycloakwecom.api;

import io.github.keycloakwecom.cluster.ClusterStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Stops calls to an API for a while, on all nodes, for one app. An API stops after its rate limit is reached. The API
 * that issues tokens stops after any error. Only the first login that fails reports the error; the others get an
 * exception that is already {@link WecomApiException#isReported() reported}.
 */
final class Backoffs {

    /** After which errors a backoff starts. */
    enum After {
        RATE_LIMIT,
        /** For a call that sends a secret. A busy WeCom starts no backoff, because it has not checked the secret. */
        ANY_ERROR
    }

    private static final Logger LOG = Logger.getLogger(Backoffs.class);

    /** Covers calls that were in flight when the first one failed. Shorter than any backoff. */
    private static final Duration SAME_MOMENT = Duration.ofSeconds(20);

    /** Not shorter than a call can take. When the node of a probe ends, the other nodes wait for this time at most. */
    private static final Duration PROBE = Duration.ofSeconds(10);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ClusterStore cluster;
    private final Clock clock;

    Backoffs(ClusterStore cluster, Clock clock) {
        this.cluster = cluster;
        this.clock = clock;
    }

    /**
     * Makes a call unless its API is in a backoff.
     *
     * @param key fingerprint of the app, or of what its token comes from
     * @param after which errors of the call start a backoff
     * @throws WecomApiException of the call, or of the backoff
     */
    <T> T call(String key, String api, After after, Supplier<T> call) {
        Optional<Backoff> before = stored(key, api);
        check(api, before);
        // After a backoff, one login tries the API, and the others wait for its result.
        if (before.isPresent() && !cluster.tryLock(probe(key, api), PROBE)) {
            LOG.debugf("%s is not called: another login tries whether the backoff is over", api);
            throw before.get().exception(api, true);
        }
        T response;
        try {
            response = call.get();
        } catch (WecomApiException e) {
            // A call may fail at another API, for example the one that issues tokens. That does not concern this API.
            boolean ofThisApi = e.api().equals(api);
            if (ofThisApi && starts(after, e)) {
                throw start(key, e);
            }
            if (ofThisApi && showsThatItIsOver(e)) {
                end(key, api, before);
            }
            before.ifPresent(any -> cluster.unlock(probe(key, api)));
            throw e;
        }
        end(key, api, before);
        before.ifPresent(any -> cluster.unlock(probe(key, api)));
        return response;
    }

    /**
     * Makes a call even when the API's rate limit is reached: WeCom still redeems valid codes
     * (developer.work.weixin.qq.com/document/path/90312). The error is reported once a minute.
     */
    <T> T callBeyondRateLimit(String key, String api, Supplier<T> call) {
        try {
            return call.get();
        } catch (WecomApiException e) {
            boolean reported = e.code() == WecomErrorCode.RATE_LIMITED && !cluster.tryLock(note(key, api), MINUTE);
            throw reported ? e.asReported() : e;
        }
    }

    /**
     * Starts the backoff of the API that has failed.
     *
     * @return what to throw; not yet reported for the first login that meets the error
     */
    WecomApiException start(String key, WecomApiException error) {
        Instant now = clock.instant();
        Optional<Backoff> before = stored(key, error.api());
        if (before.filter(this::lasts).isPresent()) {
            return before.get().exception(error.api(), true);
        }
        // Two nodes may write the same backoff. The lock only decides which of them reports the error.
        String note = note(key, error.api());
        Backoff backoff = Backoff.after(error, now);
        boolean first = cluster.tryLock(note, SAME_MOMENT);
        cluster.put(note, backoff.notes(), backoff.lifespan(now));
        LOG.debugf("%s: errcode %d, no further call before %s", error.api(), backoff.errcode(), backoff.until());
        return backoff.exception(error.api(), !first);
    }

    /** @throws WecomApiException when the API is in a backoff */
    void check(String key, String api) {
        check(api, stored(key, api));
    }

    /** @throws WecomApiException when the API is in a backoff for another reason than a rate limit */
    void checkBeyondRateLimit(String key, String api) {
        check(api, stored(key, api).filter(backoff -> !backoff.isRateLimit()));
    }

    private void check(String api, Optional<Backoff> stored) {
        stored.filter(this::lasts).ifPresent(backoff -> {
            LOG.debugf("%s is not called before %s: errcode %d", api, backoff.until(), backoff.errcode());
            throw backoff.exception(api, true);
        });
    }

    private static boolean starts(After after, WecomApiException e) {
        return e.code() == WecomErrorCode.RATE_LIMITED
                || after == After.ANY_ERROR
                        && e.failure() == WecomApiException.Failure.API_ERROR
                        && e.advice() != WecomErrorCode.Advice.BACK_OFF;
    }

    // WeCom has processed the call, so the limit is over. A stale token or a busy WeCom does not show that.
    private static boolean showsThatItIsOver(WecomApiException e) {
        return e.failure() == WecomApiException.Failure.API_ERROR
                && e.advice() != WecomErrorCode.Advice.FRESH_TOKEN
                && e.advice() != WecomErrorCode.Advice.BACK_OFF;
    }

    private void end(String key, String api, Optional<Backoff> over) {
        // Another node may have started a new backoff, which stays.
        if (over.isPresent() && stored(key, api).equals(over)) {
            cluster.remove(note(key, api));
        }
    }

    private boolean lasts(Backoff backoff) {
        return backoff.lasts(clock.instant());
    }

    private Optional<Backoff> stored(String key, String api) {
        return cluster.get(note(key, api)).flatMap(Backoff::fromNotes);
    }

    private static String probe(String key, String api) {
        return "probe." + api + "." + key;
    }

    private static String note(String key, String api) {
        return "refused." + api + "." + key;
    }
}
