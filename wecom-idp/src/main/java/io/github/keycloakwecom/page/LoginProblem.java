package io.github.keycloakwecom.page;

import io.github.keycloakwecom.api.WecomApiException;
import jakarta.ws.rs.core.Response.Status;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * All reasons to refuse a login through WeCom. Each one has the text for the employee, the error of the event, and the
 * status of the page.
 */
public enum LoginProblem {
    STATE_MISSING(EventError.STATE_MISSING, Status.BAD_REQUEST),
    STATE_EXPIRED(EventError.STATE_EXPIRED, Status.BAD_REQUEST),
    STATE_USED(EventError.STATE_USED, Status.BAD_REQUEST),
    STATE_OF_OTHER_BROWSER(EventError.STATE_OF_OTHER_BROWSER, Status.BAD_REQUEST),
    STATE_OF_OTHER_PROVIDER(EventError.STATE_OF_OTHER_PROVIDER, Status.BAD_REQUEST),
    CANCELLED(EventError.CANCELLED, Status.BAD_REQUEST),
    CODE_REFUSED(EventError.CODE_REFUSED, Status.BAD_REQUEST),
    NOT_A_MEMBER(EventError.NOT_A_MEMBER, Status.FORBIDDEN),
    MEMBER_OF_LINKED_CORP(EventError.MEMBER_OF_LINKED_CORP, Status.FORBIDDEN),
    NOT_VISIBLE(EventError.NOT_VISIBLE, Status.FORBIDDEN),
    MEMBER_DISABLED(EventError.MEMBER_DISABLED, Status.FORBIDDEN),
    /** Username and mail lead to two accounts. */
    ACCOUNT_AMBIGUOUS(EventError.ACCOUNT_AMBIGUOUS, Status.CONFLICT),
    /** The account that would be linked belongs to another member already. */
    ACCOUNT_LINKED_TO_ANOTHER(EventError.ACCOUNT_LINKED_TO_ANOTHER, Status.CONFLICT),
    /** The account that this userid is linked to belongs to a member of another corp. */
    ACCOUNT_OF_OTHER_CORP(EventError.ACCOUNT_OF_OTHER_CORP, Status.CONFLICT),
    /** A person has begun a first login in this browser, and another person's login would have ended it. */
    FIRST_LOGIN_OF_ANOTHER(EventError.FIRST_LOGIN_OF_ANOTHER, Status.CONFLICT),
    /** The realm's user profile does not accept the account, and the employee cannot change that. */
    ACCOUNT_REFUSED(EventError.ACCOUNT_REFUSED, Status.FORBIDDEN),
    /** The provider is not for this application. */
    NOT_FOR_CLIENT(EventError.NOT_FOR_CLIENT, Status.FORBIDDEN),
    UNREACHABLE(EventError.UNREACHABLE, Status.BAD_GATEWAY),
    UNREADABLE(EventError.UNREADABLE, Status.BAD_GATEWAY),
    BUSY(EventError.BUSY, Status.SERVICE_UNAVAILABLE),
    SET_UP(EventError.SET_UP, Status.BAD_GATEWAY),
    SECRET_NOT_FOUND(EventError.SECRET_NOT_FOUND, Status.INTERNAL_SERVER_ERROR),
    /** An error of this provider or of the server; the log has the details. */
    UNEXPECTED(EventError.UNEXPECTED, Status.INTERNAL_SERVER_ERROR);

    private static final Set<LoginProblem> OF_AN_ERRCODE = EnumSet.of(CODE_REFUSED, BUSY, SET_UP);

    private final EventError error;
    private final Status status;

    LoginProblem(EventError error, Status status) {
        this.error = error;
        this.status = status;
    }

    /** Names the problem in the page's address and in message keys, for example {@code state-expired}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Message key of the title. */
    public String titleKey() {
        return "wecom.problem." + id() + ".title";
    }

    public static Optional<LoginProblem> withId(String id) {
        return Arrays.stream(values())
                .filter(problem -> problem.id().equals(id))
                .findFirst();
    }

    Status status() {
        return status;
    }

    /** The error of the event when WeCom has returned no {@code errcode}. */
    public EventError error() {
        return error;
    }

    /**
     * The error of the event: {@code wecom_<errcode>} when the problem has many causes, else the error of this problem.
     */
    public String error(Optional<WecomApiException> cause) {
        OptionalInt errcode = cause.map(WecomApiException::errcode).orElse(OptionalInt.empty());
        return OF_AN_ERRCODE.contains(this) && errcode.isPresent() ? "wecom_" + errcode.getAsInt() : error.text();
    }

    static LoginProblem of(WecomApiException cause) {
        return switch (cause.failure()) {
            case UNREACHABLE -> UNREACHABLE;
            case UNREADABLE -> UNREADABLE;
            case OVERLOADED -> BUSY;
            case API_ERROR ->
                switch (cause.advice()) {
                    case SCAN_AGAIN -> CODE_REFUSED;
                    case NOT_VISIBLE -> NOT_VISIBLE;
                    case BACK_OFF, WAIT -> BUSY;
                    case NONE, FRESH_TOKEN, ADMINISTRATOR -> SET_UP;
                };
        };
    }
}
