package io.github.keycloakwecom.standin.control;

import java.time.Duration;

/**
 * Switches for what the real service may do or not do: how long a token lives, how many wrong secrets it bears, and
 * whether plain HTTP is served. Every switch can be turned while the stand-in runs.
 */
public final class Behaviour {
    private static final Duration TOKEN_LIFE = Duration.ofSeconds(7200);
    private static final int BAN_THRESHOLD = 20;

    private volatile Duration tokenLife = TOKEN_LIFE;
    private volatile boolean freshTokenEachCall;
    private volatile int banThreshold = BAN_THRESHOLD;
    private volatile boolean httpsOnly;

    /**
     * {@code expires_in} of tokens handed out from now on; 7200 seconds unless told otherwise
     * (developer.work.weixin.qq.com/document/path/91039).
     */
    public Behaviour tokenLife(Duration life) {
        tokenLife = life;
        return this;
    }

    /**
     * False: repeated calls get the same token while it lives (developer.work.weixin.qq.com/document/path/97164). True:
     * each call gets a new one and the one before is void at once. The current page,
     * developer.work.weixin.qq.com/document/path/91039, promises neither, so a client must bear both.
     */
    public Behaviour freshTokenEachCall(boolean fresh) {
        freshTokenEachCall = fresh;
        return this;
    }

    /**
     * How many wrong secrets from one address within an hour bring 45009 for an hour. The real figure is about 2000
     * (staff reply on the forum); the default of 20 keeps tests short and still forgives a typing error.
     */
    public Behaviour banThreshold(int wrongSecrets) {
        banThreshold = wrongSecrets;
        return this;
    }

    /** True: plain HTTP calls of the API are answered with 301 to the HTTPS port, as the real service does. */
    public Behaviour httpsOnly(boolean only) {
        httpsOnly = only;
        return this;
    }

    /** The life of a token. */
    public Duration tokenLife() {
        return tokenLife;
    }

    /** Whether each gettoken makes a new token. */
    public boolean freshTokenEachCall() {
        return freshTokenEachCall;
    }

    /** The number of wrong secrets that brings the ban. */
    public int banThreshold() {
        return banThreshold;
    }

    /** Whether the API insists on HTTPS. */
    public boolean httpsOnly() {
        return httpsOnly;
    }

    /** Turns every switch back. */
    public void reset() {
        tokenLife = TOKEN_LIFE;
        freshTokenEachCall = false;
        banThreshold = BAN_THRESHOLD;
        httpsOnly = false;
    }
}
