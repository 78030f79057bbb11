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
 * First and last name of an account that a read-only directory keeps. Keycloak writes them from the identity before it
 * asks any provider (IdentityBrokerService.setBasicUserAttributes), and a refusal would end the login in an error page.
 * No directory refuses the name that an account has already. So the identity takes the account's names while it is
 * prepared, and the review form of a first login shows them as well.
 */
final class DirectoryNames {

    /** Keys of the context data: WeCom's name, and the account's that stands in its place. */
    private static final String FIRST = "wecom.firstName";

    private static final String LAST = "wecom.lastName";
    private static final String INSTEAD = ".instead";

    private DirectoryNames() {}

    /**
     * Decides anew for the account that this identity leads to now; {@link BrokeredMember} calls it after each write.
     */
    static void keep(KeycloakSession session, RealmModel realm, BrokeredIdentityContext identity) {
        if (identity.getIdpConfig().getSyncMode() != IdentityProviderSyncMode.FORCE) {
            return;
        }
        Map<String, Object> data = identity.getContextData();
        putBack(identity.getFirstName(), FIRST, data, identity::setFirstName);
        putBack(identity.getLastName(), LAST, data, identity::setLastName);
        account(session, realm, identity)
                .filter(account -> Federation.keeps(realm, account))
                .ifPresent(account -> {
                    replace(identity.getFirstName(), account.getFirstName(), FIRST, data, identity::setFirstName);
                    replace(identity.getLastName(), account.getLastName(), LAST, data, identity::setLastName);
                });
    }

    // Only what this class has replaced: a mapper may have set another name since.
    private static void putBack(String name, String key, Map<String, Object> data, Consumer<String> setter) {
        if (data.containsKey(key + INSTEAD) && Objects.equals(text(name), data.remove(key + INSTEAD))) {
            String ofWecom = String.valueOf(data.get(key));
            setter.accept(ofWecom.isEmpty() ? null : ofWecom);
        }
    }

    private static void replace(
            String ofWecom, String ofAccount, String key, Map<String, Object> data, Consumer<String> setter) {
        data.put(key, text(ofWecom));
        data.put(key + INSTEAD, text(ofAccount));
        setter.accept(ofAccount);
    }

    private static String text(String name) {
        return name == null ? "" : name;
    }

    /** The account that is decided on, else the one that Keycloak will offer to link ({@link ExistingAccounts}). */
    private static Optional<UserModel> account(
            KeycloakSession session, RealmModel realm, BrokeredIdentityContext identity) {
        return BoundAccount.of(session, realm, identity).or(() -> new ExistingAccounts(session, realm, identity).any());
    }
}
