package io.github.keycloakwecom.api;

import io.github.keycloakwecom.cluster.ClusterStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What WeCom has refused an app and what no node asks again for a while: an API beyond its rate limit, and a token for a secret that is
 * not the app's. Of all the logins that fail meanwhile, on any node, one has an exception that is not {@link
 * WecomApiException#isKnown() known} already.
 */
final class Backoffs {

    /** Longer than a call takes that was begun before another one was refused, and shorter than any refusal is believed. */
    private static final Duration SAME_MOMENT = Duration.ofSeconds(20);

    /** As long as a call may take, so that a probe that dies holds nobody up for long. */
    private static final Duration PROBE = Duration.ofSeconds(10);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ClusterStore cluster;
    private final Clock clock;

    Backoffs(ClusterStore cluster, Clock clock) {
        this.cluster = cluster;
        this.clock = clock;
    }

    /**
     * Makes a call unless it is known to be refused.
     *
     * @param app fingerprint
     * @throws WecomApiException when WeCom refuses, or has refused a moment ago
     */
    <T> T ask(String app, String api, Supplier<T> call) {
        Optional<Backoff> before = known(app, api);
        heed(api, before);
        // At the end of a block one login tries whether it is over, instead of all that wait.
        if (before.isPresent() && !cluster.tryLock(probe(app, api), PROBE)) {
            throw WecomApiException.believed(api, before.get(), true);
        }
        T answer;
        try {
            answer = call.get();
        } catch (WecomApiException e) {
            if (isBelieved(e)) {
                throw remember(app, e);
            }
            if (showsThatItIsOver(e)) {
                forget(app, api, before);
            }
            before.ifPresent(any -> cluster.unlock(probe(app, api)));
            throw e;
        }
        forget(app, api, before);
        before.ifPresent(any -> cluster.unlock(probe(app, api)));
        return answer;
    }

    private void forget(String app, String api, Optional<Backoff> over) {
        // A newer one of another node stays.
        if (over.isPresent() && known(app, api).equals(over)) {
            cluster.remove(key(app, api));
        }
    }

    // WeCom has looked at what was asked. A stale token or a busy WeCom may have stopped the call before that.
    private static boolean showsThatItIsOver(WecomApiException e) {
        return e.failure() == WecomApiException.Failure.REFUSED
                && e.advice() != WecomErrorCode.Advice.FRESH_TOKEN
                && e.advice() != WecomErrorCode.Advice.BACK_OFF;
    }

    /**
     * Makes a call although it may be refused: WeCom redeems good codes beyond its rate limit, and says so of the documented call
     * (developer.work.weixin.qq.com/document/path/90312). The refusal is told once a minute.
     */
    <T> T askInAnyCase(String app, String api, Supplier<T> call) {
        try {
            return call.get();
        } catch (WecomApiException e) {
            boolean known = e.code() == WecomErrorCode.RATE_LIMITED && !cluster.tryLock(key(app, api), MINUTE);
            throw known ? e.asKnown() : e;
        }
    }

    /**
     * Believes a refusal for a while.
     *
     * @return what to throw: an exception that is known if another login has met the refusal before
     */
    WecomApiException remember(String app, WecomApiException answer) {
        Instant now = clock.instant();
        Optional<Backoff> before = known(app, answer.api());
        if (before.filter(this::lasts).isPresent()) {
            return WecomApiException.believed(answer.api(), before.get(), true);
        }
        // Two that come this far write the same; the lock decides on nothing but who reports it.
        String key = key(app, answer.api());
        Backoff refusal = Backoff.of(answer, now);
        boolean first = cluster.tryLock(key, SAME_MOMENT);
        cluster.put(key, refusal.notes(), refusal.lifespan(now));
        return WecomApiException.believed(answer.api(), refusal, !first);
    }

    /** @throws WecomApiException when the call is known to be refused */
    void heed(String app, String api) {
        heed(api, known(app, api));
    }

    /** @throws WecomApiException when the call is known to be refused for another reason than a rate limit */
    void heedAllButLimits(String app, String api) {
        heed(api, known(app, api).filter(refusal -> !refusal.isRateLimit()));
    }

    private void heed(String api, Optional<Backoff> known) {
        known.filter(this::lasts).ifPresent(refusal -> {
            throw WecomApiException.believed(api, refusal, true);
        });
    }

    private static boolean isBelieved(WecomApiException e) {
        return e.code() == WecomErrorCode.RATE_LIMITED
                || e.api().equals(AccessTokens.TOKEN_API)
                        && e.failure() == WecomApiException.Failure.REFUSED
                        && e.advice() != WecomErrorCode.Advice.BACK_OFF;
    }

    private boolean lasts(Backoff refusal) {
        return refusal.lasts(clock.instant());
    }

    private Optional<Backoff> known(String app, String api) {
        return cluster.get(key(app, api)).flatMap(Backoff::of);
    }

    private static String probe(String app, String api) {
        return "probe." + api + "." + app;
    }

    private static String key(String app, String api) {
        return "refused." + api + "." + app;
    }
}
