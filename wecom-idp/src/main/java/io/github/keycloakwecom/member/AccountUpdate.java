package io.github.keycloakwecom.member;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.keycloak.broker.provider.AbstractIdentityProvider;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Writes the profile to the account of an identity, after Keycloak has written the names. With sync mode {@code FORCE}
 * it writes the whole profile. Otherwise it writes only two things. One is the mail and mobile that the member has just
 * agreed to show, because otherwise the next login would ask for it. The other is the corp, when a member of another
 * corp has just linked the account.
 */
public final class AccountUpdate {

    private static final String MOBILE = Profile.ATTRIBUTE_PREFIX + "mobile";
    private static final Set<String> MAIL = Set.of(UserModel.EMAIL, UserModel.EMAIL_VERIFIED);

    private final UserModel user;
    private final BrokeredIdentityContext identity;
    private final Profile profile;
    private final AccountState account;

    public AccountUpdate(UserModel user, BrokeredIdentityContext identity) {
        this.user = user;
        this.identity = identity;
        this.profile = new MemberContext(identity).profile();
        this.account = AccountState.of(user, profile.attributeNames());
    }

    /** @param corp to check whether the account belonged to another corp */
    public void write(MemberMail rules, CorpOfAccount corp) {
        MailOutcome mail = rules.decide(profile.mail(), profile.userid(), account.mail(), occasion());
        ProfileChanges changes = profile.changes(account, mail);
        new AccountWriter(user)
                .write(rules.everyLogin() ? changes.withoutNewNames() : changes.only(wanted(corp)::contains))
                .report(identity.getIdpConfig().getAlias());
    }

    private MemberMail.Occasion occasion() {
        AuthenticationSessionModel login = identity.getAuthenticationSession();
        return new MemberMail.Occasion(
                isNoted(login, AbstractIdentityProvider.BROKER_REGISTERED_NEW_USER),
                isNoted(login, AbstractIdentityProvider.UPDATE_PROFILE_EMAIL_CHANGED),
                ConsentDecision.isGranted(identity));
    }

    private static boolean isNoted(AuthenticationSessionModel login, String note) {
        return Boolean.parseBoolean(login.getAuthNote(note));
    }

    private Set<String> wanted(CorpOfAccount corp) {
        Set<String> wanted = new HashSet<>(MAIL);
        if (corp.isOther(user)) {
            // The account has just been linked, because CorpOfAccount.check refuses an older link to another corp.
            wanted.add(CorpOfAccount.ATTRIBUTE);
        }
        if (profile.attributes().containsKey(ConsentDecision.ATTRIBUTE)) {
            wanted.add(ConsentDecision.ATTRIBUTE);
            Optional.of(MOBILE)
                    .filter(name -> !account.attributes().containsKey(name))
                    .ifPresent(wanted::add);
        }
        return wanted;
    }
}
