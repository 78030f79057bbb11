package io.github.keycloakwecom.api;

import java.util.Arrays;

/**
 * The error codes of WeCom's global list (developer.work.weixin.qq.com/document/path/90313) that change what a login
 * does. Every other code is {@link #OTHER}. The text that comes with a code is not stable and decides nothing.
 */
public enum WecomErrorCode {
    OK(0, Advice.NONE),
    BUSY(-1, Advice.BACK_OFF),
    TOO_MANY_AT_ONCE(45033, Advice.BACK_OFF),

    TOKEN_INVALID(40014, Advice.FRESH_TOKEN),
    TOKEN_EXPIRED(42001, Advice.FRESH_TOKEN),
    SUITE_TOKEN_INVALID(40082, Advice.FRESH_TOKEN),
    SUITE_TOKEN_EXPIRED(42009, Advice.FRESH_TOKEN),

    CODE_INVALID(40029, Advice.SCAN_AGAIN),
    CODE_MISSING(41008, Advice.SCAN_AGAIN),
    CODE_EXPIRED(42003, Advice.SCAN_AGAIN),
    CODE_USED(42022, Advice.SCAN_AGAIN),
    TICKET_EXPIRED(84014, Advice.SCAN_AGAIN),
    TICKET_INVALID(84015, Advice.SCAN_AGAIN),

    USERID_UNKNOWN(60111, Advice.NOT_VISIBLE),
    MEMBER_NOT_PERMITTED(60011, Advice.NOT_VISIBLE),
    MEMBER_OUT_OF_RANGE(60021, Advice.NOT_VISIBLE),
    MEMBER_OUT_OF_SCOPE(50002, Advice.NOT_VISIBLE),

    /** Never repeated automatically: WeCom bans an IP address for an hour after too many calls with a wrong secret. */
    SECRET_INVALID(40001, Advice.ADMINISTRATOR),
    RATE_LIMITED(45009, Advice.WAIT),
    OTHER(Integer.MIN_VALUE, Advice.ADMINISTRATOR);

    /** What can be done about a code. */
    public enum Advice {
        NONE,
        /** Fetch a new token and repeat once. */
        FRESH_TOKEN,
        /** Repeat after a pause, three times at most. */
        BACK_OFF,
        /** Wait until WeCom ends its block. */
        WAIT,
        /** The person starts the login again. */
        SCAN_AGAIN,
        /** The app may not see this member. */
        NOT_VISIBLE,
        /** Configuration, in WeCom's console or in Keycloak's. */
        ADMINISTRATOR
    }

    private final int code;
    private final Advice advice;

    WecomErrorCode(int code, Advice advice) {
        this.code = code;
        this.advice = advice;
    }

    static WecomErrorCode fromErrcode(int errcode) {
        return Arrays.stream(values())
                .filter(known -> known.code == errcode)
                .findFirst()
                .orElse(OTHER);
    }

    public Advice advice() {
        return advice;
    }
}
