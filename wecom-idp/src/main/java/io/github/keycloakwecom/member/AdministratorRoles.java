package io.github.keycloakwecom.member;

import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.Config;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleMapperModel;
import org.keycloak.models.RoleModel;

/** The roles that give rights to administer Keycloak itself. */
public final class AdministratorRoles {

    private AdministratorRoles() {}

    /** Checks each role by {@code hasRole}, which includes roles of groups, parent groups and composite roles. */
    public static boolean areHeldBy(RealmModel realm, RoleMapperModel holder) {
        return roles(realm).anyMatch(role -> holder.hasRole(role));
    }

    private static Stream<RoleModel> roles(RealmModel realm) {
        Stream<RoleModel> ofThisRealm = Stream.ofNullable(
                        realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID))
                .flatMap(client -> client.getRolesStream());
        if (!realm.getName().equals(Config.getAdminRealm())) {
            return ofThisRealm;
        }
        Stream<RoleModel> ofAllRealms = realm.getClientsStream()
                .filter(client -> client.getClientId().endsWith(AdminRoles.APP_SUFFIX))
                .flatMap(client -> client.getRolesStream());
        Stream<RoleModel> ofTheServer = Stream.of(AdminRoles.ADMIN, AdminRoles.CREATE_REALM)
                .map(name -> realm.getRole(name))
                .filter(Objects::nonNull);
        return Stream.of(ofThisRealm, ofAllRealms, ofTheServer).flatMap(Function.identity());
    }
}
