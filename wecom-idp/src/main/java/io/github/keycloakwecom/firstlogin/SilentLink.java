package io.github.keycloakwecom.firstlogin;

import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.github.keycloakwecom.config.WecomProviders;
import io.github.keycloakwecom.member.AdministratorRoles;
import io.github.keycloakwecom.member.CorpOfAccount;
import io.github.keycloakwecom.member.Profile;
import java.util.stream.Stream;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Which accounts may be linked without a question. Userids are chosen in WeCom's console, so they must not become a way
 * to what only Keycloak's own administrators may do, nor from one corp into another. And an account that another
 * provider may have made is the person's who signed in there, whatever it is called.
 */
final class SilentLink {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final BrokeredIdentityContext identity;
    private final WecomIdentityProviderConfig config;

    SilentLink(KeycloakSession session, RealmModel realm, BrokeredIdentityContext identity) {
        this.session = session;
        this.realm = realm;
        this.identity = identity;
        this.config = new WecomIdentityProviderConfig(identity.getIdpConfig());
    }

    /** Whether the name of an account proves who it belongs to: not where people or other providers choose names. */
    boolean isAllowedByUserid() {
        return !realm.isRegistrationAllowed()
                && !realm.isEditUsernameAllowed()
                && others().allMatch(provider -> Boolean.TRUE.equals(provider.isLinkOnly()));
    }

    /**
     * Whether a verified mail proves it: not where another corp names mailboxes too, or another provider has <i>Trust
     * email</i>. A provider that only links makes no account, but writes its mail to the account that is linked.
     */
    boolean isAllowedByMail() {
        return others().noneMatch(
                        provider -> WecomProviders.isWecom(provider) || Boolean.TRUE.equals(provider.isTrustEmail()));
    }

    boolean isAllowedFor(UserModel user) {
        return user.getServiceAccountClientLink() == null
                && !AdministratorRoles.areHeldBy(realm, user)
                && !isLinkedElsewhere(user)
                && !isOfOtherMember(user);
    }

    private Stream<IdentityProviderModel> others() {
        return WecomProviders.enabled(session)
                .filter(provider -> !provider.getAlias().equals(config.getAlias()));
    }

    private boolean isLinkedElsewhere(UserModel user) {
        return session.users().getFederatedIdentitiesStream(realm, user).anyMatch(link -> !link.getIdentityProvider()
                .equals(config.getAlias()));
    }

    // Links go with their provider, but what a login wrote stays.
    private boolean isOfOtherMember(UserModel user) {
        String userid = user.getFirstAttribute(Profile.ATTRIBUTE_PREFIX + "userid");
        return new CorpOfAccount(session, realm, config).isOther(user)
                || userid != null && !userid.isBlank() && !userid.equalsIgnoreCase(identity.getUsername());
    }
}
