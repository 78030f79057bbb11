package io.github.keycloakwecom.api;

import java.util.OptionalInt;

/**
 * A call to WeCom without a usable response. The message names the API and the cause, but no URL, because the query of
 * WeCom's URLs contains tokens, codes and secrets.
 */
public final class WecomApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** How the call failed. */
    public enum Failure {
        /** WeCom returned an {@code errcode} other than 0, to this call or to the call that started the backoff. */
        API_ERROR,
        /** No connection, no response in time, or a status other than 200. */
        UNREACHABLE,
        /** A response that is not the documented JSON. */
        UNREADABLE,
        /** Not sent, because too many calls of this node are in flight. */
        OVERLOADED
    }

    private static final int MAX_HINT = 200;

    private final Failure failure;
    private final String api;
    private final int errcode;
    private final WecomErrorCode.Advice advice;
    private final String hint;
    private final boolean reported;

    private WecomApiException(
            Failure failure, String api, int errcode, WecomErrorCode.Advice advice, String hint, boolean reported) {
        super(api + ": " + (failure == Failure.API_ERROR ? "errcode " + errcode + " " : "") + hint);
        this.failure = failure;
        this.api = api;
        this.errcode = errcode;
        this.advice = advice;
        this.hint = hint;
        this.reported = reported;
    }

    private static WecomApiException withoutErrcode(Failure failure, String api, String why) {
        return new WecomApiException(
                failure, api, 0, WecomErrorCode.Advice.NONE, PlainText.clean(why, MAX_HINT), false);
    }

    /** @param overToken whether the call carried an access token, and so no secret */
    static WecomApiException apiError(String api, int errcode, String errmsg, boolean overToken) {
        WecomErrorCode code = WecomErrorCode.fromErrcode(errcode);
        // Over a token, 40001 means that the secret was reset, or that the app was stopped and started, since the token
        // was issued (developer.work.weixin.qq.com/document/path/90313).
        WecomErrorCode.Advice advice =
                overToken && code == WecomErrorCode.SECRET_INVALID ? WecomErrorCode.Advice.FRESH_TOKEN : code.advice();
        return new WecomApiException(Failure.API_ERROR, api, errcode, advice, PlainText.clean(errmsg, MAX_HINT), false);
    }

    /**
     * For a call that a backoff stops.
     *
     * @param errcode the error that has started the backoff
     * @param reported whether another login has reported the error already
     */
    static WecomApiException backedOff(String api, int errcode, String hint, boolean reported) {
        WecomErrorCode.Advice advice = WecomErrorCode.fromErrcode(errcode).advice();
        // A new token does not end the backoff.
        WecomErrorCode.Advice left =
                advice == WecomErrorCode.Advice.FRESH_TOKEN ? WecomErrorCode.Advice.ADMINISTRATOR : advice;
        return new WecomApiException(Failure.API_ERROR, api, errcode, left, PlainText.clean(hint, MAX_HINT), reported);
    }

    static WecomApiException unreachable(String api, String why) {
        return withoutErrcode(Failure.UNREACHABLE, api, why);
    }

    static WecomApiException overloaded(String api, String why) {
        return withoutErrcode(Failure.OVERLOADED, api, why);
    }

    static WecomApiException unreadable(String api, String why) {
        return withoutErrcode(Failure.UNREADABLE, api, why);
    }

    /** The same failure, marked as reported. */
    WecomApiException asReported() {
        return new WecomApiException(failure, api, errcode, advice, hint, true);
    }

    public Failure failure() {
        return failure;
    }

    /** Path below {@code /cgi-bin/}, for example {@code auth/getuserinfo}. */
    public String api() {
        return api;
    }

    /** WeCom's code; empty unless {@link Failure#API_ERROR}. */
    public OptionalInt errcode() {
        return failure == Failure.API_ERROR ? OptionalInt.of(errcode) : OptionalInt.empty();
    }

    /** {@link WecomErrorCode#OK} unless {@link Failure#API_ERROR}. */
    public WecomErrorCode code() {
        return WecomErrorCode.fromErrcode(errcode);
    }

    /** What can be done about it; {@link WecomErrorCode.Advice#NONE} unless {@link Failure#API_ERROR}. */
    public WecomErrorCode.Advice advice() {
        return advice;
    }

    /** Whether another login, on this node or another one, has reported the same failure in the server log. */
    public boolean isReported() {
        return reported;
    }

    /** For administrators: one line, 200 characters at most, no control characters; not yet escaped for HTML. */
    public String hint() {
        return hint;
    }
}
