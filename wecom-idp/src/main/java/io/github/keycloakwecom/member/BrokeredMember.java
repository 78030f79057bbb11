package io.github.keycloakwecom.member;

import io.github.keycloakwecom.api.Member;
import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Writes to the identity of a member, before Keycloak looks for its account. The provider and the mappers write to
 * identities only here. After a write of a name, a mail or a username, the identity may belong to another account, so
 * {@link DirectoryNames} checks it each time.
 */
public final class BrokeredMember {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final BrokeredIdentityContext identity;

    public BrokeredMember(KeycloakSession session, RealmModel realm, BrokeredIdentityContext identity) {
        this.session = session;
        this.realm = realm;
        this.identity = identity;
    }

    /** The identity of a member who signs in. */
    public static BrokeredIdentityContext identity(Member member, WecomIdentityProviderConfig config) {
        Profile profile = Profile.of(member, ProfileSettings.of(config));
        String id = Profile.identityId(profile.userid());
        BrokeredIdentityContext identity = new BrokeredIdentityContext(id, config);
        identity.setBrokerUserId(config.getAlias() + "." + id);
        identity.setUsername(profile.userid());
        identity.setModelUsername(profile.userid());
        if (!profile.firstName().isEmpty()) {
            identity.setFirstName(profile.firstName());
        }
        if (!profile.lastName().isEmpty()) {
            identity.setLastName(profile.lastName());
        }
        MemberContext context = new MemberContext(identity);
        context.write(member, config.getCorpId());
        context.write(profile.mail());
        profile.attributes().forEach((name, values) -> writeAttribute(identity, name, values));
        return identity;
    }

    /** The member of an identity, as WeCom described it. */
    public static MemberJson json(BrokeredIdentityContext identity) {
        return new MemberContext(identity).json();
    }

    /** The account of the person who links it, else the linked one; empty at a first login. */
    public Optional<UserModel> account() {
        return BoundAccount.find(session, realm, identity);
    }

    /** Chooses the address by the rules of {@link MemberMail}. */
    public MemberMail.Choice chooseMail(MemberMail rules) {
        MemberContext context = new MemberContext(identity);
        Optional<UserModel> account = account();
        MemberMail.Choice choice = rules.choose(
                context.mail(),
                context.userid(),
                account.map(AccountMail::of).orElse(AccountMail.NO_ACCOUNT),
                address -> isOfAnother(account, address));
        context.write(choice.address());
        keepDirectoryNames();
        return choice;
    }

    /**
     * The address that a mapper has read from a field of the member; {@link MailAddress#NONE} when the account must not
     * get it.
     */
    public MailAddress mapped(String value, Optional<UserModel> account) {
        return MemberMail.mapped(
                value,
                new MemberContext(identity).isCompanyMail(value),
                account.map(AccountMail::of).orElse(AccountMail.NO_ACCOUNT),
                address -> isOfAnother(account, address));
    }

    private boolean isOfAnother(Optional<UserModel> account, String address) {
        return account.filter(user -> new MailOwner(session, realm).isOtherThan(user, address))
                .isPresent();
    }

    /** Writes the username of a new account. A known account keeps its username. */
    public void writeUsername(String username) {
        identity.setModelUsername(username);
        keepDirectoryNames();
    }

    public void writeFirstName(String name) {
        identity.setFirstName(name);
        keepDirectoryNames();
    }

    public void writeLastName(String name) {
        identity.setLastName(name);
        keepDirectoryNames();
    }

    public void writeMail(MailAddress mail) {
        new MemberContext(identity).write(mail);
        keepDirectoryNames();
    }

    public void writeAttribute(String name, List<String> values) {
        writeAttribute(identity, name, values);
    }

    // Keycloak stores a list with its class, and can read an ArrayList, but not the class of List.of.
    private static void writeAttribute(BrokeredIdentityContext identity, String name, List<String> values) {
        identity.setUserAttribute(name, new ArrayList<>(values));
    }

    private void keepDirectoryNames() {
        DirectoryNames.keep(session, realm, identity);
    }
}
