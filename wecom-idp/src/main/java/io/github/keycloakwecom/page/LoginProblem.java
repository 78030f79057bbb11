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
 * Every way in which a login through WeCom ends without a login: what the employee reads, what the administrator's
 * event says and the status of the page. Nothing else decides about any of the three.
 */
public enum LoginProblem {
    STATE_MISSING("wecom_state_missing", Status.BAD_REQUEST),
    STATE_EXPIRED("wecom_state_expired", Status.BAD_REQUEST),
    STATE_USED("wecom_state_used", Status.BAD_REQUEST),
    STATE_OF_OTHER_BROWSER("wecom_state_of_other_browser", Status.BAD_REQUEST),
    STATE_OF_OTHER_PROVIDER("wecom_state_of_other_provider", Status.BAD_REQUEST),
    CANCELLED("wecom_cancelled", Status.BAD_REQUEST),
    CODE_REFUSED("wecom_code_refused", Status.BAD_REQUEST),
    NOT_A_MEMBER("wecom_not_a_member", Status.FORBIDDEN),
    MEMBER_OF_LINKED_CORP("wecom_member_of_linked_corp", Status.FORBIDDEN),
    NOT_VISIBLE("wecom_not_visible", Status.FORBIDDEN),
    MEMBER_DISABLED("wecom_member_disabled", Status.FORBIDDEN),
    /** Username and mail lead to two accounts. */
    ACCOUNT_AMBIGUOUS("wecom_account_ambiguous", Status.CONFLICT),
    /** The account that would be linked belongs to another member already. */
    ACCOUNT_LINKED_TO_ANOTHER("wecom_account_linked_to_another", Status.CONFLICT),
    /** The account that this userid is linked to belongs to a member of another corp. */
    ACCOUNT_OF_OTHER_CORP("wecom_account_of_other_corp", Status.CONFLICT),
    /** A person has begun a first login in this browser, and the login of another one would have ended it. */
    FIRST_LOGIN_OF_ANOTHER("wecom_first_login_of_another", Status.CONFLICT),
    /** The realm's user profile accepts no such account, and the employee can do nothing about it. */
    ACCOUNT_REFUSED("wecom_account_refused", Status.FORBIDDEN),
    /** The provider is not for this application. */
    NOT_FOR_CLIENT("wecom_not_for_client", Status.FORBIDDEN),
    UNREACHABLE("wecom_unreachable", Status.BAD_GATEWAY),
    UNREADABLE("wecom_unreadable_answer", Status.BAD_GATEWAY),
    BUSY("wecom_busy", Status.SERVICE_UNAVAILABLE),
    SET_UP("wecom_set_up", Status.BAD_GATEWAY),
    SECRET_NOT_FOUND("wecom_secret_not_found", Status.INTERNAL_SERVER_ERROR),
    /** A fault of ours or of the server's; the log has the details. */
    UNEXPECTED("wecom_unexpected_error", Status.INTERNAL_SERVER_ERROR);

    private static final Set<LoginProblem> OF_AN_ERRCODE = EnumSet.of(CODE_REFUSED, BUSY, SET_UP);

    private final String error;
    private final Status status;

    LoginProblem(String error, Status status) {
        this.error = error;
        this.status = status;
    }

    /** Names the problem in the page's address and in message keys, for example {@code state-expired}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Key of the text that says in a few words what happened. */
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

    /** The error of the event where WeCom has said nothing. */
    public String error() {
        return error(Optional.empty());
    }

    /** The error of the event: our own word, or {@code wecom_<errcode>} where WeCom's says more. */
    public String error(Optional<WecomApiException> cause) {
        OptionalInt errcode = cause.map(WecomApiException::errcode).orElse(OptionalInt.empty());
        return OF_AN_ERRCODE.contains(this) && errcode.isPresent() ? "wecom_" + errcode.getAsInt() : error;
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
