package io.github.keycloakwecom.app;

/**
 * A login that came to nothing. The message is for the log; {@link #answer()} is what the sign-in service said, foreign
 * text that the page must escape.
 */
final class LoginFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final LoginProblem problem;
    private final String answer;

    private LoginFailedException(LoginProblem problem, String answer, String message, Throwable cause) {
        super(message, cause);
        this.problem = problem;
        this.answer = answer;
    }

    static LoginFailedException unknownLogin() {
        return new LoginFailedException(
                LoginProblem.UNKNOWN_LOGIN, "", "no login of this browser waits for this answer", null);
    }

    static LoginFailedException refused(String answer) {
        return new LoginFailedException(LoginProblem.REFUSED, answer, "the provider answered: " + answer, null);
    }

    static LoginFailedException untrusted(String check, Throwable cause) {
        return new LoginFailedException(LoginProblem.UNTRUSTED_ANSWER, "", check, cause);
    }

    static LoginFailedException untrusted(String check) {
        return untrusted(check, null);
    }

    static LoginFailedException unreachable(String what, Throwable cause) {
        return new LoginFailedException(LoginProblem.UNREACHABLE, "", what, cause);
    }

    LoginProblem problem() {
        return problem;
    }

    /** What the sign-in service said; empty when it said nothing worth showing. */
    String answer() {
        return answer;
    }
}
