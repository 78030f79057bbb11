package io.github.keycloakwecom.access;

import io.github.keycloakwecom.config.WecomProviders;
import java.util.Comparator;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.Details;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.managers.AuthenticationManager;

/** The identity provider of a login at its end, and the member of WeCom that the person is linked to. */
final class LoginIdentity {

    private final KeycloakSession session;
    private final RequiredActionContext context;

    LoginIdentity(KeycloakSession session, RequiredActionContext context) {
        this.session = session;
        this.context = context;
    }

    /**
     * Alias of the identity provider; empty for a login with a password. A login through a provider has its alias in
     * the notes. For a login with an existing session, the user session has it.
     */
    Optional<String> alias() {
        String now = context.getAuthenticationSession().getUserSessionNotes().get(Details.IDENTITY_PROVIDER);
        return Optional.ofNullable(now).or(() -> Optional.ofNullable(
                        AuthenticationManager.authenticateIdentityCookie(session, context.getRealm(), true))
                .filter(signedIn ->
                        signedIn.user().getId().equals(context.getUser().getId()))
                .map(signedIn -> signedIn.session().getNote(Details.IDENTITY_PROVIDER)));
    }

    /**
     * The link to a WeCom provider through which members may sign in to the application; first the provider of this
     * login.
     */
    Optional<FederatedIdentityModel> member() {
        Optional<String> now = alias();
        return session.users()
                .getFederatedIdentitiesStream(context.getRealm(), context.getUser())
                .filter(this::signsIn)
                .min(Comparator.comparing(
                                (FederatedIdentityModel link) -> !now.equals(Optional.of(link.getIdentityProvider())))
                        .thenComparing(FederatedIdentityModel::getIdentityProvider));
    }

    private boolean signsIn(FederatedIdentityModel link) {
        return WecomProviders.signingInTo(
                        session, context.getAuthenticationSession().getClient(), link.getIdentityProvider())
                .isPresent();
    }
}
