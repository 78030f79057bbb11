package io.github.keycloakwecom.app;

import java.util.Locale;

/** Why a login came to nothing, as far as a person needs to know it; the log has the rest. */
enum LoginProblem {
    /** No login of this browser was waiting for this answer: too old, answered already, or never asked for. */
    UNKNOWN_LOGIN(400),
    /** The sign-in service answered with an error. */
    REFUSED(403),
    /** The answer, or a token behind it, failed a check. */
    UNTRUSTED_ANSWER(400),
    /** The sign-in service did not answer, or not in the way its metadata promises. */
    UNREACHABLE(502);

    private final int status;

    LoginProblem(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    /** The stem of the keys of its texts, and the value of {@code data-problem} on the error page. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
