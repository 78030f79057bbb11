package io.github.keycloakwecom.member;

import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.UserModel;

/**
 * The little that is written to a known account where only the first login writes (sync mode {@code IMPORT}): what a member has just
 * been asked for, because the question would come again otherwise, and the corp of a member who has proved that the account is theirs.
 */
public final class ImportedAccount {

    private static final String MOBILE = MemberProfile.ATTRIBUTE_PREFIX + "mobile";

    private ImportedAccount() {}

    /** @param consent attribute that the identity has when the member was asked in this login */
    public static void update(UserModel user, BrokeredIdentityContext identity, CorpOfAccount corp, String consent) {
        AccountWrites writes = new AccountWrites(user);
        if (corp.isOther(user)) {
            // Such an account comes as far as this only when it has just been linked.
            copy(CorpOfAccount.ATTRIBUTE, user, identity, writes);
        }
        if (identity.getUserAttribute(consent) != null) {
            copy(consent, user, identity, writes);
            if (user.getFirstAttribute(MOBILE) == null && identity.getUserAttribute(MOBILE) != null) {
                copy(MOBILE, user, identity, writes);
            }
        }
        writes.report(identity.getIdpConfig().getAlias());
    }

    private static void copy(String name, UserModel user, BrokeredIdentityContext identity, AccountWrites writes) {
        writes.attempt(name, () -> user.setSingleAttribute(name, identity.getUserAttribute(name)));
    }

    /** Whether the account has no mail, and the identity one of WeCom. */
    public static boolean isGivenItsFirstMail(UserModel user, BrokeredIdentityContext identity) {
        boolean hasMail = user.getEmail() != null && !user.getEmail().isBlank();
        return !hasMail && identity.getEmail() != null && !MemberProfile.isMailMadeUp(identity);
    }
}
