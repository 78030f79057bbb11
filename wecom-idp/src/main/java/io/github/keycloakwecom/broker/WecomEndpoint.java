package io.github.keycloakwecom.broker;

import io.github.keycloakwecom.api.Member;
import io.github.keycloakwecom.api.WecomApiException;
import io.github.keycloakwecom.firstlogin.BegunFirstLogin;
import io.github.keycloakwecom.firstlogin.ProfileCheck;
import io.github.keycloakwecom.member.BrokeredMember;
import io.github.keycloakwecom.member.CorpOfAccount;
import io.github.keycloakwecom.member.PrivateInfo;
import io.github.keycloakwecom.page.LoginProblem;
import io.github.keycloakwecom.page.LoginProblemPage;
import io.github.keycloakwecom.page.LoginRefusedException;
import io.github.keycloakwecom.request.BrowserLogin;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.OAuthErrorException;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.UserAuthenticationIdentityProvider.AuthenticationCallback;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.IdentityBrokerService;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The redirect URI, {@code /realms/{realm}/broker/{alias}/endpoint}: WeCom sends the browser back here with a code and our state.
 * A login that fails goes on to {@code …/problem/{id}}, so that the code leaves the address bar and the page can be reloaded or
 * read in another language.
 */
public class WecomEndpoint {

    private static final Logger LOG = Logger.getLogger(WecomEndpoint.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AuthenticationCallback callback;
    private final EventBuilder event;
    private final WecomIdentityProvider provider;

    WecomEndpoint(
            KeycloakSession session,
            RealmModel realm,
            AuthenticationCallback callback,
            EventBuilder event,
            WecomIdentityProvider provider) {
        this.session = session;
        this.realm = realm;
        this.callback = callback;
        this.event = event;
        this.provider = provider;
    }

    /**
     * The end of a login at WeCom (document/path/98152, 91022). Unknown parameters are ignored; a member who declines comes back
     * without a code.
     */
    @GET
    public Response loginReturned(@QueryParam("state") String state, @QueryParam("code") String code) {
        return InAppFragment.end(session, logIn(state, code));
    }

    private Response logIn(String state, String code) {
        boolean writing = false;
        try {
            LoginState.Resumed resumed = provider.state().resume(state);
            AuthenticationSessionModel login = callback.getAndVerifyAuthenticationSession(resumed.brokerState());
            session.getContext().setAuthenticationSession(login);
            if (!provider.getConfig().isFor(login.getClient())) {
                throw new LoginRefusedException(LoginProblem.NOT_FOR_CLIENT);
            }
            if (resumed.askedMember().isPresent() && !WecomIdentityProvider.isAsking(login, state)) {
                // Somebody began anew meanwhile; whom WeCom named before counts no longer.
                throw new LoginRefusedException(LoginProblem.STATE_EXPIRED);
            }
            boolean declined = code == null || code.isBlank();
            Member member = declined
                    ? resumed.askedMember()
                            .filter(asked -> resumed.mayDecline())
                            .map(provider.membership()::member)
                            .orElseThrow(() -> new LoginRefusedException(LoginProblem.CANCELLED))
                    : provider.membership().identify(code);
            if (resumed.askedMember()
                    .filter(asked -> !asked.equalsIgnoreCase(member.userid()))
                    .isPresent()) {
                // Somebody else has answered.
                throw new LoginRefusedException(LoginProblem.CANCELLED);
            }
            if (resumed.askedMember().isEmpty() && provider.shouldAskForPrivateInfo(login, member)) {
                return provider.askForPrivateInfo(login, member.userid());
            }
            BrokeredIdentityContext identity = BrokeredMember.identity(member, provider.getConfig());
            resumed.askedMember().ifPresent(asked -> PrivateInfo.remember(identity, !declined));
            identity.setIdp(provider);
            identity.setAuthenticationSession(login);
            Optional<UserModel> account = provider.account(member.userid());
            new CorpOfAccount(session, realm, provider.getConfig()).check(account);
            new BegunFirstLogin(login).leaveUnlessOf(identity, account);
            writing = true;
            Response answer = callback.authenticated(identity);
            new ProfileCheck(session, realm).check(identity);
            return answer;
        } catch (WebApplicationException e) {
            // Keycloak's own answer: already logged in, page expired, and so on.
            return e.getResponse();
        } catch (LoginRefusedException e) {
            report(e);
            return answer(e.problem());
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "Login through identity provider '%s' failed",
                    provider.getConfig().getAlias());
            report(new LoginRefusedException(LoginProblem.UNEXPECTED));
            if (writing) {
                // Half of an account's changes would be kept otherwise.
                session.getTransactionManager().setRollbackOnly();
            }
            return answer(LoginProblem.UNEXPECTED);
        }
    }

    // Somebody who links an account, or an application that wants no page, is waiting for Keycloak's own answer.
    private Response answer(LoginProblem problem) {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        if (login != null && BrowserLogin.isPassive(login)) {
            return callback.error(provider.getConfig(), OAuthErrorException.LOGIN_REQUIRED);
        }
        // The answer to a linking is a login, which must be stored.
        boolean isStored = !session.getTransactionManager().getRollbackOnly();
        if (login != null && isStored && login.getAuthNote(IdentityBrokerService.LINKING_IDENTITY_PROVIDER) != null) {
            return problem == LoginProblem.CANCELLED
                    ? callback.cancelled(provider.getConfig())
                    : callback.error(provider.getConfig(), text(problem));
        }
        return LoginProblemPage.goTo(session, provider.getConfig(), problem);
    }

    private String text(LoginProblem problem) {
        return session.getProvider(LoginFormsProvider.class).getMessage(problem.titleKey());
    }

    /** The page of a failed login; it does not talk to WeCom. */
    @GET
    @Path("problem/{id}")
    public Response problem(
            @PathParam("id") String id,
            @QueryParam(Constants.CLIENT_ID) String clientId,
            @QueryParam(Constants.TAB_ID) String tabId) {
        return LoginProblem.withId(id)
                .map(problem -> page().show(problem, clientId, tabId))
                .orElseGet(WecomEndpoint::notFound);
    }

    /**
     * Keycloak's login page with the problem on top. The plain address of that page would not do: where the application, the
     * administrator or the user agent has chosen WeCom, Keycloak goes straight there again unless there is an error to show.
     */
    @GET
    @Path("problem/{id}/other-ways")
    public Response otherWays(
            @PathParam("id") String id,
            @QueryParam(Constants.CLIENT_ID) String clientId,
            @QueryParam(Constants.TAB_ID) String tabId) {
        Optional<LoginProblem> problem = LoginProblem.withId(id);
        if (problem.isEmpty()) {
            return notFound();
        }
        Optional<AuthenticationSessionModel> login = BrowserLogin.find(session, realm, clientId, tabId);
        if (login.isEmpty()) {
            return page().show(LoginProblem.STATE_EXPIRED, clientId, tabId);
        }
        // Another person may use them.
        LoginProblemPage.leaveFirstLogin(login.get());
        session.getContext().setAuthenticationSession(login.get());
        event.client(login.get().getClient());
        return callback.error(provider.getConfig(), text(problem.get()));
    }

    private LoginProblemPage page() {
        return new LoginProblemPage(session, realm, provider.getConfig());
    }

    private static Response notFound() {
        return Response.status(Response.Status.NOT_FOUND).build();
    }

    private void report(LoginRefusedException refused) {
        Optional<WecomApiException> answer = refused.answer();
        String error = refused.problem().error(answer);
        EventBuilder failure = event.clone()
                .event(EventType.IDENTITY_PROVIDER_LOGIN)
                .detail(Details.IDENTITY_PROVIDER, provider.getConfig().getAlias());
        if (session.getContext().getClient() != null) {
            failure.client(session.getContext().getClient());
        }
        refused.account().ifPresent(failure::user);
        if (!refused.hint().isEmpty()) {
            failure.detail("wecom_hint", refused.hint());
        }
        answer.ifPresent(wecom -> {
            wecom.errcode().ifPresent(errcode -> failure.detail("wecom_errcode", String.valueOf(errcode)));
            failure.detail("wecom_api", wecom.api());
            LOG.logf(
                    // What is not asked again is told once, and not at every login.
                    wecom.isReported() ? Logger.Level.DEBUG : Logger.Level.WARN,
                    "Login through identity provider '%s' of realm '%s' failed, %s: %s",
                    provider.getConfig().getAlias(),
                    realm.getName(),
                    error,
                    wecom.getMessage());
        });
        failure.error(error);
    }
}
