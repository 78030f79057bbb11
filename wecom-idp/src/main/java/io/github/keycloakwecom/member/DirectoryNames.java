package io.github.keycloakwecom.member;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Keeps first and last name of an account in a read-only directory. Keycloak writes the names of an identity before it
 * calls any provider (IdentityBrokerService.setBasicUserAttributes). A refused write would end the login with an error
 * page, but no directory refuses the name that an account already has. So the identity gets the account's names. The
 * review form of a first login shows them too.
 */
final class DirectoryNames {

    /** Keys of the context data: WeCom's name, and with {@link #INSTEAD} the account's name that replaces it. */
    private static final String FIRST = "wecom.firstName";

    private static final String LAST = "wecom.lastName";
    private static final String INSTEAD = ".instead";

    private DirectoryNames() {}

    /** Decides for the account that this identity belongs to now. {@link BrokeredMember} calls it after each write. */
    static void keep(KeycloakSession session, RealmModel realm, BrokeredIdentityContext identity) {
        if (identity.getIdpConfig().getSyncMode() != IdentityProviderSyncMode.FORCE) {
            return;
        }
        Map<String, Object> data = identity.getContextData();
        putBack(identity.getFirstName(), FIRST, data, identity::setFirstName);
        putBack(identity.getLastName(), LAST, data, identity::setLastName);
        account(session, realm, identity)
                .filter(account -> Federation.isReadOnly(realm, account))
                .ifPresent(account -> {
                    replace(identity.getFirstName(), account.getFirstName(), FIRST, data, identity::setFirstName);
                    replace(identity.getLastName(), account.getLastName(), LAST, data, identity::setLastName);
                });
    }

    // Restores only a name that this class has replaced, because a mapper may have set another name since.
    private static void putBack(String name, String key, Map<String, Object> data, Consumer<String> setter) {
        if (data.containsKey(key + INSTEAD) && Objects.equals(orEmpty(name), data.remove(key + INSTEAD))) {
            String ofWecom = String.valueOf(data.get(key));
            setter.accept(ofWecom.isEmpty() ? null : ofWecom);
        }
    }

    private static void replace(
            String ofWecom, String ofAccount, String key, Map<String, Object> data, Consumer<String> setter) {
        data.put(key, orEmpty(ofWecom));
        data.put(key + INSTEAD, orEmpty(ofAccount));
        setter.accept(ofAccount);
    }

    private static String orEmpty(String name) {
        return name == null ? "" : name;
    }

    /** The linked account, else the one that Keycloak will offer to link ({@link ExistingAccounts}). */
    private static Optional<UserModel> account(
            KeycloakSession session, RealmModel realm, BrokeredIdentityContext identity) {
        return BoundAccount.find(session, realm, identity)
                .or(() -> new ExistingAccounts(session, realm, identity).any());
    }
}
