package io.github.keycloakwecom.standin.control;

import java.time.Duration;

/**
 * Settings for behaviour on which the real service differs or is not documented. Each may be changed while the stand-in
 * runs. {@link #reset} restores the defaults.
 */
public final class Behaviour {
    private static final Duration TOKEN_LIFE = Duration.ofSeconds(7200);
    private static final int BAN_THRESHOLD = 20;

    private volatile Duration tokenLife = TOKEN_LIFE;
    private volatile boolean freshTokenEachCall;
    private volatile int banThreshold = BAN_THRESHOLD;
    private volatile boolean httpsOnly;

    /**
     * The {@code expires_in} of tokens issued from now on. The default is 7200 seconds
     * (developer.work.weixin.qq.com/document/path/91039).
     *
     * @param life whole seconds
     */
    public Behaviour tokenLife(Duration life) {
        tokenLife = life;
        return this;
    }

    /**
     * Whether each {@code gettoken} issues a new token.
     *
     * @param fresh false, the default: repeated calls get the same token while it is valid
     *     (developer.work.weixin.qq.com/document/path/97164). True: each call gets a new token, and the previous one is
     *     invalid at once. The current page, developer.work.weixin.qq.com/document/path/91039, promises neither, so a
     *     client must accept both
     */
    public Behaviour freshTokenEachCall(boolean fresh) {
        freshTokenEachCall = fresh;
        return this;
    }

    /**
     * The number of wrong secrets from one address within an hour that leads to 45009 for an hour. The real number is
     * about 2000 (reply of WeCom's staff in the forum). The default of 20 keeps tests short and still allows a typing
     * error.
     */
    public Behaviour banThreshold(int wrongSecrets) {
        banThreshold = wrongSecrets;
        return this;
    }

    /**
     * Whether API calls over plain HTTP are redirected (301) to the HTTPS port, as at the real service. The default is
     * false.
     */
    public Behaviour httpsOnly(boolean only) {
        httpsOnly = only;
        return this;
    }

    /** See {@link #tokenLife(Duration)}. */
    public Duration tokenLife() {
        return tokenLife;
    }

    /** See {@link #freshTokenEachCall(boolean)}. */
    public boolean freshTokenEachCall() {
        return freshTokenEachCall;
    }

    /** See {@link #banThreshold(int)}. */
    public int banThreshold() {
        return banThreshold;
    }

    /** See {@link #httpsOnly(boolean)}. */
    public boolean httpsOnly() {
        return httpsOnly;
    }

    /** Restores the defaults. */
    public void reset() {
        tokenLife = TOKEN_LIFE;
        freshTokenEachCall = false;
        banThreshold = BAN_THRESHOLD;
        httpsOnly = false;
    }
}
