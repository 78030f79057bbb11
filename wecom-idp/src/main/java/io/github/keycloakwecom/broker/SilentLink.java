package io.github.keycloakwecom.broker;

import org.keycloak.models.AdminRoles;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Which accounts may be linked without a question. Userids are chosen in WeCom's console, so they must not become a way to what
 * only Keycloak's own administrators may do, nor from one corp into another.
 */
final class SilentLink {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String alias;

    SilentLink(KeycloakSession session, RealmModel realm, String alias) {
        this.session = session;
        this.realm = realm;
        this.alias = alias;
    }

    /**
     * Whether an account's name can be taken for the word of this corp: not where people choose their own names, and not where
     * the account may have been made for a member of another corp.
     */
    boolean isAllowedByUserid() {
        return !realm.isRegistrationAllowed()
                && !realm.isEditUsernameAllowed()
                && WecomProviders.all(session).stream()
                        .allMatch(provider -> provider.getAlias().equals(alias));
    }

    boolean isAllowedFor(UserModel user) {
        return user.getServiceAccountClientLink() == null && !isAdministrator(user) && !isOfOtherCorp(user);
    }

    /** By a role of the user's or of the groups', composite roles and parent groups included. */
    private static boolean isAdministrator(UserModel user) {
        return user.getRoleMappingsStream().anyMatch(AdminRoles::isAdminRoleOrComposite)
                || user.getGroupsStream().anyMatch(AdminRoles::groupHasAdminRoles);
    }

    private boolean isOfOtherCorp(UserModel user) {
        return session.users()
                .getFederatedIdentitiesStream(realm, user)
                .map(FederatedIdentityModel::getIdentityProvider)
                .anyMatch(other -> !other.equals(alias) && isWecom(other));
    }

    private boolean isWecom(String other) {
        IdentityProviderModel provider = session.identityProviders().getByAlias(other);
        return provider != null && WecomIdentityProviderFactory.PROVIDER_ID.equals(provider.getProviderId());
    }
}
