package io.github.keycloakwecom.broker;

import io.github.keycloakwecom.api.WecomApiException;
import java.util.Optional;

/** Ends a login with a {@link LoginProblem}. */
final class LoginRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final LoginProblem problem;
    private final String hint;

    LoginRefusedException(LoginProblem problem) {
        this(problem, "");
    }

    /** @param hint what the administrator's event says about it; nothing of the person, empty if there is nothing to say */
    LoginRefusedException(LoginProblem problem, String hint) {
        super(problem.id());
        this.problem = problem;
        this.hint = hint;
    }

    LoginRefusedException(WecomApiException cause) {
        super(cause.getMessage(), cause);
        this.problem = LoginProblem.of(cause);
        this.hint = cause.hint();
    }

    LoginProblem problem() {
        return problem;
    }

    /** Empty if there is none. */
    String hint() {
        return hint;
    }

    Optional<WecomApiException> answer() {
        return Optional.ofNullable((WecomApiException) getCause());
    }
}
