package io.github.keycloakwecom.broker;

import java.util.Optional;
import java.util.Set;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.LDAPConstants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.StorageId;

/**
 * Accounts that another directory keeps, LDAP for example, and that Keycloak may only read. A new name or mail from WeCom would end
 * such a login with an error: Keycloak writes them before any provider is asked.
 */
final class OtherDirectory {

    /** Edit modes (UserStorageProvider.EditMode) in which Keycloak stores changes, there or with itself. */
    private static final Set<String> WRITTEN = Set.of("WRITABLE", "UNSYNCED");

    private OtherDirectory() {}

    /**
     * Whether name and mail of this account are another directory's business. A directory that says nothing of an edit mode
     * counts as one that is only read.
     */
    static boolean keeps(RealmModel realm, UserModel account) {
        String storage =
                Optional.ofNullable(account.getFederationLink()).orElseGet(() -> StorageId.providerId(account.getId()));
        if (storage == null) {
            return false;
        }
        String editMode = Optional.ofNullable(realm.getComponent(storage))
                .map(ComponentModel::getConfig)
                .map(config -> config.getFirst(LDAPConstants.EDIT_MODE))
                .orElse("");
        return !WRITTEN.contains(editMode);
    }

    /** Takes out of an identity what would have to be written to such an account. */
    static void leaveAlone(UserModel account, BrokeredIdentityContext identity) {
        identity.setFirstName(null);
        identity.setLastName(null);
        // The same address in other capitals would be a change, too; as it is written there it still finds the account.
        boolean same = identity.getEmail() != null && identity.getEmail().equalsIgnoreCase(account.getEmail());
        identity.setEmail(same ? account.getEmail() : null);
    }
}
