package io.github.keycloakwecom.member;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.keycloak.broker.provider.AbstractIdentityProvider;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What a login writes to the account of its identity, after Keycloak has written the names. With sync mode
 * {@code FORCE} that is all of the profile. Otherwise it is what the member has just agreed to show, because the
 * question would come again, and the corp of a member who has proved that the account is theirs.
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

    /** @param corp says whether the account was of another corp; it is asked when only little is written */
    public void write(MemberMail rules, CorpOfAccount corp) {
        MailOutcome mail = rules.decide(profile.mail(), profile.userid(), account.mail(), occasion());
        ProfileChanges changes = profile.changes(account, mail);
        new AccountWriter(user)
                .write(rules.everyLogin() ? changes.withoutNewNames() : changes.of(wanted(corp)::contains))
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
            // CorpOfAccount.check has refused such an account before, unless it has just been linked.
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
