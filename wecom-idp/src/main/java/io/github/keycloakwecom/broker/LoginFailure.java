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

/** The end of a login that is refused at the redirect URI: its event, its line in the log, and its response. */
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

    // A person who links an account, and an application that wants no page, wait for Keycloak's own response.
    private Response response(LoginProblem problem) {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        if (login != null && BrowserLogin.isPassive(login)) {
            return callback.error(config, OAuthErrorException.LOGIN_REQUIRED);
        }
        // Keycloak responds to a linking with a login, which must be stored.
        boolean isStored = !session.getTransactionManager().getRollbackOnly();
        if (login != null && isStored && login.getAuthNote(IdentityBrokerService.LINKING_IDENTITY_PROVIDER) != null) {
            return problem == LoginProblem.CANCELLED
                    ? callback.cancelled(config)
                    : callback.error(config, text(problem));
        }
        return LoginProblemPage.goTo(session, config, problem);
    }

    /** A few words about the problem, in the language of the request. */
    String text(LoginProblem problem) {
        return session.getProvider(LoginFormsProvider.class).getMessage(problem.titleKey());
    }

    private void report(LoginRefusedException refused) {
        RefusalEvent.copyOf(event, EventType.IDENTITY_PROVIDER_LOGIN)
                .provider(config.getAlias())
                .client(session.getContext().getClient())
                .write(refused);
        LOG.logf(
                // Of a refusal that is not asked again, the log warns once, and not at every login.
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
