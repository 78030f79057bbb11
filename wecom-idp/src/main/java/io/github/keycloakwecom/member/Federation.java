package io.github.keycloakwecom.member;

import java.util.Optional;
import java.util.Set;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.LDAPConstants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.StorageId;

/** Accounts of a user federation, for example LDAP, and what Keycloak may write to them. */
public final class Federation {

    /** Edit modes (UserStorageProvider.EditMode) in which changes are stored, in the directory or in Keycloak. */
    private static final Set<String> WRITTEN = Set.of("WRITABLE", "UNSYNCED");

    /** Setting of every user federation (UserStorageProviderModel.IMPORT_ENABLED); absent means true. */
    private static final String IMPORT = "importEnabled";

    private Federation() {}

    /**
     * Whether a directory keeps the name of this account, and Keycloak must not write it. The settings of the directory
     * decide, because a test write proves nothing: a read-only LDAP account accepts the value it has
     * (ReadonlyLDAPUserModelDelegate). A test write of another value would change a writable directory. A directory
     * without an edit mode counts as read-only.
     */
    static boolean isReadOnly(RealmModel realm, UserModel account) {
        return storage(account)
                .filter(id -> !WRITTEN.contains(setting(realm, id, LDAPConstants.EDIT_MODE)))
                .isPresent();
    }

    /**
     * Whether this account cannot store an attribute that only Keycloak has. An account that is not imported never can.
     */
    public static boolean losesAttributes(RealmModel realm, UserModel account) {
        return isReadOnly(realm, account)
                || storage(account)
                        .filter(id -> "false".equals(setting(realm, id, IMPORT)))
                        .isPresent();
    }

    private static Optional<String> storage(UserModel account) {
        return Optional.ofNullable(account.getFederationLink())
                .or(() -> Optional.ofNullable(StorageId.providerId(account.getId())));
    }

    private static String setting(RealmModel realm, String storage, String key) {
        return Optional.ofNullable(realm.getComponent(storage))
                .map(ComponentModel::getConfig)
                .map(config -> config.getFirst(key))
                .orElse("");
    }
}
