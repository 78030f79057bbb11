package io.github.keycloakwecom.member;

import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.UserModel;

/**
 * Writes the changes of a profile to an account. A field that the account refuses keeps its value
 * ({@link AccountWrites}).
 */
public final class AccountWriter {

    private final UserModel account;
    private final AccountWrites writes;

    public AccountWriter(UserModel account) {
        this.account = account;
        this.writes = new AccountWrites(account);
    }

    public AccountWriter write(ProfileChanges changes) {
        changes.all().stream().filter(change -> !isOfMail(change)).forEach(this::write);
        ProfileChanges mail = changes.only(AccountWriter::isOfMail);
        if (!mail.isEmpty()) {
            // The verified flag is written first: an account that refuses the flag must not get the address either.
            writes.writeMail(() -> {
                mail.only(UserModel.EMAIL_VERIFIED::equals)
                        .all()
                        .forEach(change -> account.setEmailVerified(Boolean.parseBoolean(first(change))));
                mail.only(UserModel.EMAIL::equals).all().forEach(change -> account.setEmail(first(change)));
            });
        }
        return this;
    }

    /**
     * Writes a name or an attribute, if its values differ. It never writes the mail or the mark of a verified mail: an
     * attribute may be called {@code emailVerified} too, and a member may choose its value.
     */
    public AccountWriter write(String field, List<String> values) {
        List<String> before = read(field);
        if (!before.equals(values)) {
            write(new ProfileChange(field, before, values));
        }
        return this;
    }

    /**
     * Writes an address of a mapper as {@link MemberMail} decides. Keycloak has checked the sync mode of the mapper
     * before.
     */
    public AccountWriter writeMapped(MailAddress mail, MemberMail rules) {
        AccountMail known = AccountMail.of(account);
        return write(new ProfileChanges(known.changes(mail, rules.decideMapped(mail, known))));
    }

    private List<String> read(String field) {
        return switch (field) {
            case UserModel.FIRST_NAME ->
                Stream.ofNullable(account.getFirstName()).toList();
            case UserModel.LAST_NAME -> Stream.ofNullable(account.getLastName()).toList();
            default -> account.getAttributeStream(field).toList();
        };
    }

    /** Logs the fields that the account has refused. */
    public void report(String alias) {
        writes.report(alias);
    }

    private static boolean isOfMail(ProfileChange change) {
        return isOfMail(change.field());
    }

    private static boolean isOfMail(String field) {
        return UserModel.EMAIL.equals(field) || UserModel.EMAIL_VERIFIED.equals(field);
    }

    private void write(ProfileChange change) {
        String field = change.field();
        writes.write(field, () -> {
            switch (field) {
                case UserModel.FIRST_NAME -> account.setFirstName(first(change));
                case UserModel.LAST_NAME -> account.setLastName(first(change));
                default -> writeAttribute(field, change.after());
            }
        });
    }

    private void writeAttribute(String name, List<String> values) {
        if (values.isEmpty()) {
            account.removeAttribute(name);
        } else {
            account.setAttribute(name, values);
        }
    }

    private static String first(ProfileChange change) {
        return change.after().isEmpty() ? null : change.after().get(0);
    }
}
