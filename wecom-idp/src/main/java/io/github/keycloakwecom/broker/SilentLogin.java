package io.github.keycloakwecom.broker;

import jakarta.ws.rs.core.Response;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;

/** A login without a page ({@code prompt=none}). Applications send such requests again and again. */
final class SilentLogin {

    private SilentLogin() {}

    /**
     * Sends {@code login_required} to the application, as Keycloak does without an identity provider. Ends the login.
     *
     * @param alias of the identity provider, for the event that the protocol fills in; it is not stored
     */
    static Response refuse(KeycloakSession session, AuthenticationSessionModel login, String alias) {
        KeycloakContext context = session.getContext();
        EventBuilder event = new EventBuilder(context.getRealm(), session, context.getConnection())
                .event(EventType.IDENTITY_PROVIDER_LOGIN)
                .client(login.getClient())
                .detail(Details.IDENTITY_PROVIDER, alias);
        return session.getProvider(LoginProtocol.class, login.getProtocol())
                .setRealm(context.getRealm())
                .setHttpHeaders(context.getHttpRequest().getHttpHeaders())
                .setUriInfo(context.getUri())
                .setEventBuilder(event)
                .sendError(login, LoginProtocol.Error.PASSIVE_LOGIN_REQUIRED, null);
    }
}
