package io.github.keycloakwecom.member;

import java.util.Optional;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The accounts of the realm that a new identity could belong to: the one of its username and the owner of its mail.
 * Names of people are never compared. In a realm that allows an address twice, no address is compared.
 */
public final class ExistingAccounts {

    private final BrokeredIdentityContext identity;
    private final Optional<UserModel> named;
    private final Optional<UserModel> owner;

    public ExistingAccounts(KeycloakSession session, RealmModel realm, BrokeredIdentityContext identity) {
        this.identity = identity;
        this.named = Optional.ofNullable(identity.getModelUsername())
                .filter(name -> !name.isBlank())
                .map(name -> session.users().getUserByUsername(realm, name));
        this.owner = Optional.ofNullable(identity.getEmail())
                .filter(mail -> !mail.isBlank() && !realm.isDuplicateEmailsAllowed())
                .map(mail -> session.users().getUserByEmail(realm, mail));
    }

    public boolean areNone() {
        return owner.isEmpty() && named.isEmpty();
    }

    /** Whether username and mail lead to different accounts. */
    public boolean areTwo() {
        return owner.isPresent() && named.isPresent() && !isSame(owner, named.get());
    }

    /** The account that Keycloak's own step would find: the owner of the mail before the one of that name. */
    Optional<UserModel> any() {
        return owner.or(() -> named);
    }

    /** The account, where there is one and no more than one. */
    public UserModel one() {
        return any().orElseThrow();
    }

    /**
     * Whether the company says that {@link #one} is this member's: by the userid, which is the username, or by the
     * mailbox that it gives the member, which Keycloak has verified. A username of a mapper or a form differs from the
     * userid, and the member types a private mail, so neither proves anything.
     *
     * @param useridCounts whether a username that is the userid is a proof in this realm
     * @param mailCounts whether a verified mail is one
     */
    public boolean corpVouchesForOne(boolean useridCounts, boolean mailCounts) {
        UserModel user = one();
        boolean byUserid = useridCounts
                && isSame(named, user)
                && identity.getModelUsername().equalsIgnoreCase(identity.getUsername());
        boolean byMail = mailCounts
                && isSame(owner, user)
                && user.isEmailVerified()
                && new MemberContext(identity).mail().is(MailOrigin.COMPANY);
        return byUserid || byMail;
    }

    private static boolean isSame(Optional<UserModel> found, UserModel user) {
        // No method reference: it would name an interface that Keycloak 26.5 does not have, Model.
        return found.filter(other -> other.getId().equals(user.getId())).isPresent();
    }
}
