package io.github.keycloakwecom.page;

import org.keycloak.events.Errors;

/**
 * The errors of this provider's events. Administrators search for them and set alerts on them, so a value never
 * changes. An error of WeCom may appear with its {@code errcode} instead: {@link LoginProblem#error}.
 */
public enum EventError {
    STATE_MISSING("wecom_state_missing"),
    STATE_EXPIRED("wecom_state_expired"),
    STATE_USED("wecom_state_used"),
    STATE_OF_OTHER_BROWSER("wecom_state_of_other_browser"),
    STATE_OF_OTHER_PROVIDER("wecom_state_of_other_provider"),
    CANCELLED("wecom_cancelled"),
    CODE_REFUSED("wecom_code_refused"),
    NOT_A_MEMBER("wecom_not_a_member"),
    MEMBER_OF_LINKED_CORP("wecom_member_of_linked_corp"),
    NOT_VISIBLE("wecom_not_visible"),
    MEMBER_DISABLED("wecom_member_disabled"),
    ACCOUNT_AMBIGUOUS("wecom_account_ambiguous"),
    ACCOUNT_LINKED_TO_ANOTHER("wecom_account_linked_to_another"),
    ACCOUNT_OF_OTHER_CORP("wecom_account_of_other_corp"),
    FIRST_LOGIN_OF_ANOTHER("wecom_first_login_of_another"),
    ACCOUNT_REFUSED("wecom_account_refused"),
    /** Keycloak's own: a first login found an account that is disabled. */
    ACCOUNT_DISABLED(Errors.USER_DISABLED),
    NOT_FOR_CLIENT("wecom_not_for_client"),
    UNREACHABLE("wecom_unreachable"),
    UNREADABLE("wecom_unreadable_answer"),
    BUSY("wecom_busy"),
    SET_UP("wecom_set_up"),
    SECRET_NOT_FOUND("wecom_secret_not_found"),
    UNEXPECTED("wecom_unexpected_error"),
    /** The application needs a role that the person does not have. */
    CLIENT_NOT_ALLOWED("wecom_client_not_allowed"),
    /** The application needs a mail address that the account does not have. */
    MAIL_MISSING("wecom_mail_missing"),
    LAUNCH_CLIENT_UNKNOWN("wecom_launch_client_unknown"),
    LAUNCH_NO_ADDRESS("wecom_launch_no_address");

    private final String text;

    EventError(String text) {
        this.text = text;
    }

    /** As the event shows it. */
    public String text() {
        return text;
    }
}
