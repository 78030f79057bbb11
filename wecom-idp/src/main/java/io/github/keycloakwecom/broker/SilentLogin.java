package io.github.keycloakwecom.broker;

import jakarta.ws.rs.core.Response;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;

/** A login for which the application wants no page ({@code prompt=none}). Applications ask for one again and again. */
final class SilentLogin {

    private SilentLogin() {}

    /**
     * Tells the application that nobody is signed in, as Keycloak does where no identity provider is asked. Ends the login.
     *
     * @param event for the protocol to fill in; it is not stored
     */
    static Response refuse(KeycloakSession session, AuthenticationSessionModel login, EventBuilder event) {
        KeycloakContext context = session.getContext();
        return session.getProvider(LoginProtocol.class, login.getProtocol())
                .setRealm(context.getRealm())
                .setHttpHeaders(context.getHttpRequest().getHttpHeaders())
                .setUriInfo(context.getUri())
                .setEventBuilder(event)
                .sendError(login, LoginProtocol.Error.PASSIVE_LOGIN_REQUIRED, null);
    }
}
