package io.github.keycloakwecom.member;

import java.util.Optional;
import java.util.Set;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.LDAPConstants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.StorageId;

/** Accounts that another directory keeps, LDAP for example, and what it lets Keycloak write. */
public final class Federation {

    /** Edit modes (UserStorageProvider.EditMode) in which Keycloak stores changes, there or with itself. */
    private static final Set<String> WRITTEN = Set.of("WRITABLE", "UNSYNCED");

    /** Setting of every user federation (UserStorageProviderModel.IMPORT_ENABLED); absent means true. */
    private static final String IMPORT = "importEnabled";

    private Federation() {}

    /**
     * Whether the name of this account is another directory's business. Asked of the directory's settings, because
     * trying would not tell: a read-only LDAP account accepts the value it has (ReadonlyLDAPUserModelDelegate), and any
     * other would reach a directory that is not read-only. One that says nothing of an edit mode counts as one that is
     * only read.
     */
    static boolean keeps(RealmModel realm, UserModel account) {
        return storage(account)
                .filter(id -> !WRITTEN.contains(setting(realm, id, LDAPConstants.EDIT_MODE)))
                .isPresent();
    }

    /** Whether attributes that are only Keycloak's are lost on this account: always so when it is not imported. */
    public static boolean losesAttributes(RealmModel realm, UserModel account) {
        return keeps(realm, account)
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
