package io.github.keycloakwecom.member;

import java.util.Optional;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.IdentityBrokerService;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The account that an identity belongs to, if this is known before a first login. */
public final class BoundAccount {

    private BoundAccount() {}

    /** The account of the person who links the identity, else the linked account. */
    static Optional<UserModel> find(KeycloakSession session, RealmModel realm, BrokeredIdentityContext identity) {
        AuthenticationSessionModel login = identity.getAuthenticationSession();
        if (login.getAuthNote(IdentityBrokerService.LINKING_IDENTITY_PROVIDER) != null) {
            return Optional.ofNullable(login.getAuthenticatedUser());
        }
        return linked(session, realm, identity.getIdpConfig().getAlias(), identity.getId(), identity.getUsername());
    }

    /** The account that has a link to this identity. */
    public static Optional<UserModel> linked(
            KeycloakSession session, RealmModel realm, String alias, String id, String username) {
        return Optional.ofNullable(
                session.users().getUserByFederatedIdentity(realm, new FederatedIdentityModel(alias, id, username)));
    }
}
