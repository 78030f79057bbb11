package io.github.keycloakwecom.broker;

import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.github.keycloakwecom.page.LoginProblem;
import io.github.keycloakwecom.page.LoginProblemPage;
import io.github.keycloakwecom.page.LoginRefusedException;
import io.github.keycloakwecom.page.RefusalEvent;
import io.github.keycloakwecom.request.BrowserLogin;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.keycloak.OAuthErrorException;
import org.keycloak.broker.provider.UserAuthenticationIdentityProvider.AuthenticationCallback;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.IdentityBrokerService;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Ends a login that is refused at the redirect URI, with an event, a line in the log, and a response. */
final class LoginFailure {

    private static final Logger LOG = Logger.getLogger(LoginFailure.class);

    private final KeycloakSession session;
    private final AuthenticationCallback callback;
    private final EventBuilder event;
    private final WecomIdentityProviderConfig config;

    LoginFailure(
            KeycloakSession session,
            AuthenticationCallback callback,
            EventBuilder event,
            WecomIdentityProviderConfig config) {
        this.session = session;
        this.callback = callback;
        this.event = event;
        this.config = config;
    }

    Response end(LoginRefusedException refused) {
        report(refused);
        return response(refused.problem());
    }

    // Keycloak itself responds to an application that wants no page, and to a person who links an account.
    private Response response(LoginProblem problem) {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        if (login != null && BrowserLogin.isPassive(login)) {
            return callback.error(config, OAuthErrorException.LOGIN_REQUIRED);
        }
        // Keycloak's response to a linking needs a stored authentication session.
        boolean isStored = !session.getTransactionManager().getRollbackOnly();
        if (login != null && isStored && login.getAuthNote(IdentityBrokerService.LINKING_IDENTITY_PROVIDER) != null) {
            return problem == LoginProblem.CANCELLED
                    ? callback.cancelled(config)
                    : callback.error(config, title(problem));
        }
        return LoginProblemPage.goTo(session, config, problem);
    }

    /** The title of the problem, in the language of the request. */
    String title(LoginProblem problem) {
        return session.getProvider(LoginFormsProvider.class).getMessage(problem.titleKey());
    }

    private void report(LoginRefusedException refused) {
        RefusalEvent.copyOf(event, EventType.IDENTITY_PROVIDER_LOGIN)
                .provider(config.getAlias())
                .client(session.getContext().getClient())
                .write(refused);
        LOG.logf(
                // A warning only for the login that reports the failure, because each login during a backoff has
                // the same failure.
                refused.cause().filter(wecom -> !wecom.isReported()).isPresent()
                        ? Logger.Level.WARN
                        : Logger.Level.DEBUG,
                "Login through identity provider '%s' of realm '%s' failed, %s: %s",
                config.getAlias(),
                session.getContext().getRealm().getName(),
                refused.error(),
                refused.getMessage());
    }
}
