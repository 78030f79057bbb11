package io.github.keycloakwecom.broker;

import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.Config;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
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

    // Asked for each role, because a user knows of groups, their parents and composite roles.
    private boolean isAdministrator(UserModel user) {
        return adminRoles().anyMatch(user::hasRole);
    }

    private Stream<RoleModel> adminRoles() {
        Stream<RoleModel> ofThisRealm = Stream.ofNullable(
                        realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID))
                .flatMap(ClientModel::getRolesStream);
        if (!realm.getName().equals(Config.getAdminRealm())) {
            return ofThisRealm;
        }
        Stream<RoleModel> ofAllRealms = realm.getClientsStream()
                .filter(client -> client.getClientId().endsWith(AdminRoles.APP_SUFFIX))
                .flatMap(ClientModel::getRolesStream);
        Stream<RoleModel> ofTheServer = Stream.of(AdminRoles.ADMIN, AdminRoles.CREATE_REALM)
                .map(realm::getRole)
                .filter(Objects::nonNull);
        return Stream.of(ofThisRealm, ofAllRealms, ofTheServer).flatMap(Function.identity());
    }

    private boolean isOfOtherCorp(UserModel user) {
        return session.users()
                .getFederatedIdentitiesStream(realm, user)
                .map(FederatedIdentityModel::getIdentityProvider)
                .anyMatch(other -> !other.equals(alias)
                        && WecomProviders.named(session, other).isPresent());
    }
}
