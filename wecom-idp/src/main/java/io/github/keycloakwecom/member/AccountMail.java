package io.github.keycloakwecom.member;

import java.util.ArrayList;
import java.util.List;
import org.keycloak.models.UserModel;

/**
 * The mail of an account.
 *
 * @param exists false while the identity has no account yet
 * @param address empty when the account has none
 * @param verified whether Keycloak counts the address as verified
 */
public record AccountMail(boolean exists, String address, boolean verified) {

    static final AccountMail NO_ACCOUNT = new AccountMail(false, "", false);

    public static AccountMail of(UserModel account) {
        String address = account.getEmail();
        return new AccountMail(true, address == null || address.isBlank() ? "" : address, account.isEmailVerified());
    }

    boolean hasAddress() {
        return !address.isEmpty();
    }

    /** The changes that an outcome makes to this mail. */
    List<ProfileChange> changes(MailAddress mail, MailOutcome outcome) {
        if (outcome == MailOutcome.KEEP) {
            return List.of();
        }
        List<ProfileChange> changes = new ArrayList<>();
        if (!mail.isSameAs(address)) {
            List<String> before = hasAddress() ? List.of(address) : List.of();
            changes.add(new ProfileChange(UserModel.EMAIL, before, List.of(mail.value())));
        }
        boolean isVerified = outcome == MailOutcome.VERIFIED;
        if (isVerified != verified) {
            changes.add(new ProfileChange(UserModel.EMAIL_VERIFIED, flag(verified), flag(isVerified)));
        }
        return changes;
    }

    private static List<String> flag(boolean value) {
        return List.of(String.valueOf(value));
    }

    /** Without personal data. */
    @Override
    public String toString() {
        return "AccountMail[exists=" + exists + ", hasAddress=" + hasAddress() + ", verified=" + verified + "]";
    }
}
