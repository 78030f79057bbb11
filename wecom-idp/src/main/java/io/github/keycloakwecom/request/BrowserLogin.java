package io.github.keycloakwecom.request;

import java.util.Optional;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The authentication session of a browser tab, found by client and tab id of a URL and by Keycloak's login cookie. */
public final class BrowserLogin {

    private BrowserLogin() {}

    /**
     * The login of this browser in that tab for that client.
     *
     * @param clientId from a URL, so it may be null, unknown or of a disabled client
     * @param tabId from a URL; may be null or unknown
     */
    public static Optional<AuthenticationSessionModel> find(
            KeycloakSession session, RealmModel realm, String clientId, String tabId) {
        return client(realm, clientId)
                .flatMap(client -> Optional.ofNullable(tabId).map(tab -> new AuthenticationSessionManager(session)
                        .getCurrentAuthenticationSession(realm, client, tab)));
    }

    /** Whether the application asked for a login without any page ({@code prompt=none}). */
    public static boolean isPassive(AuthenticationSessionModel login) {
        return Boolean.parseBoolean(login.getAuthNote(AuthenticationProcessor.FORWARDED_PASSIVE_LOGIN));
    }

    /** Restarts a login without a user, but keeps the language. */
    public static void startOver(AuthenticationSessionModel login) {
        String language = login.getAuthNote(LocaleSelectorProvider.USER_REQUEST_LOCALE);
        AuthenticationProcessor.resetFlow(login, LoginActionsService.AUTHENTICATE_PATH);
        if (language != null) {
            login.setAuthNote(LocaleSelectorProvider.USER_REQUEST_LOCALE, language);
        }
    }

    public static Optional<ClientModel> client(RealmModel realm, String clientId) {
        return Optional.ofNullable(clientId).map(realm::getClientByClientId).filter(ClientModel::isEnabled);
    }
}
