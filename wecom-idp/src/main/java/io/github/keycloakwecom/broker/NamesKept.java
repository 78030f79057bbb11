package io.github.keycloakwecom.broker;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.IdentityBrokerService;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * First and last name of an account that a read-only directory keeps. Keycloak writes them from the identity before it asks any
 * provider (IdentityBrokerService.setBasicUserAttributes), and a refusal would end the login in an error page. So they are put
 * aside while the identity is prepared.
 */
public final class NamesKept {

    private static final String FIRST = "wecom.firstName";
    private static final String LAST = "wecom.lastName";

    private NamesKept() {}

    /**
     * Decides anew for the account that this identity is bound for. Called again by whatever changes name, mail or username of
     * an identity after the provider, because another account may be meant then.
     */
    public static void settle(KeycloakSession session, RealmModel realm, BrokeredIdentityContext identity) {
        if (identity.getIdpConfig().getSyncMode() != IdentityProviderSyncMode.FORCE) {
            return;
        }
        Map<String, Object> data = identity.getContextData();
        if (identity.getFirstName() == null && data.containsKey(FIRST)) {
            identity.setFirstName(String.valueOf(data.get(FIRST)));
        }
        if (identity.getLastName() == null && data.containsKey(LAST)) {
            identity.setLastName(String.valueOf(data.get(LAST)));
        }
        if (destination(session, realm, identity)
                .filter(account -> OtherDirectory.keeps(realm, account))
                .isPresent()) {
            putAside(identity.getFirstName(), FIRST, data, identity::setFirstName);
            putAside(identity.getLastName(), LAST, data, identity::setLastName);
        }
    }

    private static void putAside(String name, String key, Map<String, Object> data, Consumer<String> setter) {
        if (name != null) {
            data.put(key, name);
            setter.accept(null);
        }
    }

    /**
     * The account of the person who links it, else the one that is linked, else the one that Keycloak will offer to link
     * ({@link ExistingAccounts}).
     */
    private static Optional<UserModel> destination(
            KeycloakSession session, RealmModel realm, BrokeredIdentityContext identity) {
        AuthenticationSessionModel login = identity.getAuthenticationSession();
        if (login.getAuthNote(IdentityBrokerService.LINKING_IDENTITY_PROVIDER) != null) {
            return Optional.ofNullable(login.getAuthenticatedUser());
        }
        FederatedIdentityModel link = new FederatedIdentityModel(
                identity.getIdpConfig().getAlias(), identity.getId(), identity.getUsername());
        return Optional.ofNullable(session.users().getUserByFederatedIdentity(realm, link))
                .or(() -> new ExistingAccounts(session, realm, identity).any());
    }
}
