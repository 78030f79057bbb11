package io.github.keycloakwecom.broker;

import io.github.keycloakwecom.api.WecomApiException;
import java.util.Optional;

/** Ends a login with a {@link LoginProblem}. */
final class LoginRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final LoginProblem problem;

    LoginRefusedException(LoginProblem problem) {
        super(problem.id());
        this.problem = problem;
    }

    LoginRefusedException(WecomApiException cause) {
        super(cause.getMessage(), cause);
        this.problem = LoginProblem.of(cause);
    }

    LoginProblem problem() {
        return problem;
    }

    Optional<WecomApiException> answer() {
        return Optional.ofNullable((WecomApiException) getCause());
    }
}
