package io.github.keycloakwecom.firstlogin;

import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.github.keycloakwecom.config.WecomProviders;
import io.github.keycloakwecom.member.AdministratorRoles;
import io.github.keycloakwecom.member.CorpOfAccount;
import io.github.keycloakwecom.member.ExistingAccounts;
import io.github.keycloakwecom.member.Profile;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Which accounts may be linked without a question. An administrator of WeCom chooses userids. So a userid must not give
 * the rights of Keycloak's own administrators, or access to another corp's accounts. An account that another provider
 * may have made belongs to the person who signed in there, even if its name is the userid.
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

    /**
     * Why the account that was found is not linked without a question; empty when it is linked.
     *
     * @param accounts exactly one account
     */
    Optional<String> objection(ExistingAccounts accounts) {
        Optional<String> userid = useridObjection();
        Optional<String> mail = mailObjection();
        if (!accounts.corpVouchesForOne(userid.isEmpty(), mail.isEmpty())) {
            return Optional.of("userid: %s; mail: %s"
                    .formatted(
                            userid.orElse("it is not the username"),
                            mail.orElse("it is not the company mailbox, verified in Keycloak")));
        }
        return accountObjection(accounts.one());
    }

    /** A userid is no proof in a realm where people or other providers choose usernames. */
    Optional<String> useridObjection() {
        if (realm.isRegistrationAllowed()) {
            return Optional.of("people may register themselves");
        }
        if (realm.isEditUsernameAllowed()) {
            return Optional.of("people may change their username");
        }
        return others().allMatch(provider -> Boolean.TRUE.equals(provider.isLinkOnly()))
                ? Optional.empty()
                : Optional.of("another provider signs people in");
    }

    /**
     * A mail is no proof when another corp or another provider with Trust email can set it. A provider that is for
     * linking only counts too, because Keycloak writes its mail to the linked account.
     */
    Optional<String> mailObjection() {
        if (others().anyMatch(WecomProviders::isWecom)) {
            return Optional.of("another provider of WeCom is enabled");
        }
        return others().noneMatch(provider -> Boolean.TRUE.equals(provider.isTrustEmail()))
                ? Optional.empty()
                : Optional.of("another provider has Trust email");
    }

    Optional<String> accountObjection(UserModel account) {
        if (account.getServiceAccountClientLink() != null) {
            return Optional.of("the account is a client's service account");
        }
        if (AdministratorRoles.areHeldBy(realm, account)) {
            return Optional.of("the account has a role of Keycloak's administration");
        }
        if (isLinkedElsewhere(account)) {
            return Optional.of("the account is linked to another provider");
        }
        // Keycloak removes the links of a removed provider, but the attributes stay.
        if (new CorpOfAccount(session, realm, config).isOther(account)) {
            return Optional.of("the account is of another corp");
        }
        return isOfOtherMember(account) ? Optional.of("the account is of another member") : Optional.empty();
    }

    private Stream<IdentityProviderModel> others() {
        return WecomProviders.enabled(session)
                .filter(provider -> !provider.getAlias().equals(config.getAlias()));
    }

    private boolean isLinkedElsewhere(UserModel user) {
        return session.users().getFederatedIdentitiesStream(realm, user).anyMatch(link -> !link.getIdentityProvider()
                .equals(config.getAlias()));
    }

    private boolean isOfOtherMember(UserModel user) {
        String userid = user.getFirstAttribute(Profile.ATTRIBUTE_PREFIX + "userid");
        return userid != null && !userid.isBlank() && !userid.equalsIgnoreCase(identity.getUsername());
    }
}
