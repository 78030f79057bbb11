package io.github.keycloakwecom.member;

import java.util.Optional;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The accounts that a new identity could belong to: the account with its username and the account with its mail. Names
 * of people are not compared. In a realm with duplicate mails, the mail is not compared.
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

    /** The account that Keycloak's own step would find: by mail, else by username. */
    Optional<UserModel> any() {
        return owner.or(() -> named);
    }

    /** The account, when there is exactly one. */
    public UserModel one() {
        return any().orElseThrow();
    }

    /**
     * Whether the company vouches that {@link #one} belongs to this member. The proof is a username that is the userid,
     * or the company mailbox when Keycloak has verified it. Other usernames come from a mapper or a form, and the
     * member types a private mail, so they are no proof.
     *
     * @param useridCounts whether a username is a proof in this realm
     * @param mailCounts whether a verified mail is a proof in this realm
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
