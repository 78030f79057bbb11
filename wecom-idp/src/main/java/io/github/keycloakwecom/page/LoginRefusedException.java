package io.github.keycloakwecom.page;

import io.github.keycloakwecom.api.WecomApiException;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** Ends a login with a {@link LoginProblem}. */
public final class LoginRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final LoginProblem problem;
    private final String hint;
    private final transient UserModel account;

    public LoginRefusedException(LoginProblem problem) {
        this(problem, "");
    }

    /** @param account that the event names */
    public LoginRefusedException(LoginProblem problem, UserModel account) {
        super(problem.id());
        this.problem = problem;
        this.hint = "";
        this.account = account;
    }

    /** @param hint a detail for the event, without personal data; may be empty */
    public LoginRefusedException(LoginProblem problem, String hint) {
        super(problem.id());
        this.problem = problem;
        this.hint = hint;
        this.account = null;
    }

    public LoginRefusedException(WecomApiException cause) {
        super(cause.getMessage(), cause);
        this.problem = LoginProblem.of(cause);
        this.hint = cause.hint();
        this.account = null;
    }

    public LoginProblem problem() {
        return problem;
    }

    /** Empty if there is none. */
    public String hint() {
        return hint;
    }

    public Optional<UserModel> account() {
        return Optional.ofNullable(account);
    }

    /** The failed call to WeCom; empty when no call has failed. */
    public Optional<WecomApiException> cause() {
        return Optional.ofNullable((WecomApiException) getCause());
    }

    /** The error of the event. */
    public String error() {
        return problem.error(cause());
    }
}
