package io.github.keycloakwecom.broker;

import io.github.keycloakwecom.api.WecomApiException;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** Ends a login with a {@link LoginProblem}. */
final class LoginRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final LoginProblem problem;
    private final String hint;
    private final transient UserModel account;

    LoginRefusedException(LoginProblem problem) {
        this(problem, "");
    }

    /** @param account which the problem is about */
    LoginRefusedException(LoginProblem problem, UserModel account) {
        super(problem.id());
        this.problem = problem;
        this.hint = "";
        this.account = account;
    }

    /** @param hint what the administrator's event says about it; nothing of the person, empty if there is nothing to say */
    LoginRefusedException(LoginProblem problem, String hint) {
        super(problem.id());
        this.problem = problem;
        this.hint = hint;
        this.account = null;
    }

    LoginRefusedException(WecomApiException cause) {
        super(cause.getMessage(), cause);
        this.problem = LoginProblem.of(cause);
        this.hint = cause.hint();
        this.account = null;
    }

    LoginProblem problem() {
        return problem;
    }

    /** Empty if there is none. */
    String hint() {
        return hint;
    }

    Optional<UserModel> account() {
        return Optional.ofNullable(account);
    }

    Optional<WecomApiException> answer() {
        return Optional.ofNullable((WecomApiException) getCause());
    }
}
