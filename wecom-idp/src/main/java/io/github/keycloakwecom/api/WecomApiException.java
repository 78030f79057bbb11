package io.github.keycloakwecom.api;

import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;

/**
 * A call to WeCom that gave no usable answer. The message names the API and the cause and never a URL, because tokens, codes
 * and secrets travel in the query of WeCom's URLs.
 */
public final class WecomApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** How the call failed. */
    public enum Failure {
        /** WeCom answered with an {@code errcode} other than 0. */
        REFUSED,
        /** No connection, no answer in time, or a status other than 200. */
        UNREACHABLE,
        /** An answer that is not the JSON that the API promises. */
        UNREADABLE,
        /** Not sent: this node waits for too many answers of WeCom already. */
        OVERLOADED
    }

    private final Failure failure;
    private final String api;
    private final int errcode;
    private final String hint;
    private final boolean known;

    private WecomApiException(Failure failure, String api, int errcode, String hint, boolean known) {
        super(api + ": " + (failure == Failure.REFUSED ? "errcode " + errcode + " " : "") + hint);
        this.failure = failure;
        this.api = api;
        this.errcode = errcode;
        this.hint = hint;
        this.known = known;
    }

    static WecomApiException refused(String api, int errcode, String errmsg) {
        return new WecomApiException(Failure.REFUSED, api, errcode, PlainText.of(errmsg, 200), false);
    }

    /** @param known whether another login has met this refusal before */
    static WecomApiException believed(String api, Backoff refusal, boolean known) {
        String hint =
                "not asked again before " + refusal.until().truncatedTo(ChronoUnit.SECONDS) + ": " + refusal.hint();
        return new WecomApiException(Failure.REFUSED, api, refusal.errcode(), PlainText.of(hint, 200), known);
    }

    WecomApiException asKnown() {
        return new WecomApiException(failure, api, errcode, hint, true);
    }

    static WecomApiException unreachable(String api, String why) {
        return new WecomApiException(Failure.UNREACHABLE, api, 0, PlainText.of(why, 200), false);
    }

    static WecomApiException overloaded(String api, String why) {
        return new WecomApiException(Failure.OVERLOADED, api, 0, PlainText.of(why, 200), false);
    }

    static WecomApiException unreadable(String api, String why) {
        return new WecomApiException(Failure.UNREADABLE, api, 0, PlainText.of(why, 200), false);
    }

    public Failure failure() {
        return failure;
    }

    /** Path below {@code /cgi-bin/}, for example {@code auth/getuserinfo}. */
    public String api() {
        return api;
    }

    /** WeCom's code; empty unless {@link Failure#REFUSED}. */
    public OptionalInt errcode() {
        return failure == Failure.REFUSED ? OptionalInt.of(errcode) : OptionalInt.empty();
    }

    /** {@link WecomErrorCode#OK} unless {@link Failure#REFUSED}. */
    public WecomErrorCode code() {
        return WecomErrorCode.of(errcode);
    }

    /** What can be done about it; {@link WecomErrorCode.Advice#NONE} unless {@link Failure#REFUSED}. */
    public WecomErrorCode.Advice advice() {
        if (failure != Failure.REFUSED) {
            return WecomErrorCode.Advice.NONE;
        }
        // Only gettoken sends the secret. Other calls get this code for a token whose secret was reset, or whose
        // app was stopped and started (developer.work.weixin.qq.com/document/path/90313).
        return code() == WecomErrorCode.SECRET_INVALID && !api.equals(AccessTokens.TOKEN_API)
                ? WecomErrorCode.Advice.FRESH_TOKEN
                : code().advice();
    }

    /** Whether this is nothing new: another login has met the same refusal, on this node or another one. */
    public boolean isKnown() {
        return known;
    }

    /** For administrators: one line, 200 characters at most, no control characters; not yet escaped for HTML. */
    public String hint() {
        return hint;
    }
}
