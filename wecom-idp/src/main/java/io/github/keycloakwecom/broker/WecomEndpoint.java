package io.github.keycloakwecom.broker;

import io.github.keycloakwecom.api.Member;
import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.github.keycloakwecom.firstlogin.BegunFirstLogin;
import io.github.keycloakwecom.firstlogin.ProfileCheck;
import io.github.keycloakwecom.member.BoundAccount;
import io.github.keycloakwecom.member.BrokeredMember;
import io.github.keycloakwecom.member.CorpOfAccount;
import io.github.keycloakwecom.member.Profile;
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
import org.keycloak.broker.provider.AbstractIdentityProvider;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.UserAuthenticationIdentityProvider;
import org.keycloak.broker.provider.UserAuthenticationIdentityProvider.AuthenticationCallback;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The redirect URI, {@code /realms/{realm}/broker/{alias}/endpoint}: WeCom sends the browser back here with a code and
 * our state. A login that fails is redirected to {@code …/problem/{id}}. So the code disappears from the address bar,
 * and the page can be reloaded in another language.
 */
public class WecomEndpoint {

    private static final Logger LOG = Logger.getLogger(WecomEndpoint.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AuthenticationCallback callback;
    private final EventBuilder event;
    private final UserAuthenticationIdentityProvider<?> keycloaksProvider;
    private final WecomIdentityProviderConfig config;
    private final LoginState states;
    private final MemberCheck membership;
    private final Consent consent;
    private final LoginFailure failure;
    private boolean isWriting;

    /** @param provider which Keycloak calls when it writes the account */
    WecomEndpoint(
            KeycloakSession session,
            AuthenticationCallback callback,
            EventBuilder event,
            AbstractIdentityProvider<WecomIdentityProviderConfig> provider,
            MemberCheck membership) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.callback = callback;
        this.event = event;
        this.keycloaksProvider = provider;
        this.config = provider.getConfig();
        this.states = new LoginState(session, realm, config.getAlias());
        this.membership = membership;
        this.consent = new Consent(session, config);
        this.failure = new LoginFailure(session, callback, event, config);
    }

    /**
     * WeCom's response to a login (developer.work.weixin.qq.com/document/path/98152,
     * developer.work.weixin.qq.com/document/path/91022). Unknown parameters are ignored. When a member declines, there
     * is no code.
     */
    @GET
    public Response loginReturned(@QueryParam("state") String state, @QueryParam("code") String code) {
        return InAppFragment.remove(session, response(state, code));
    }

    private Response response(String state, String code) {
        try {
            return logIn(state, code);
        } catch (WebApplicationException e) {
            // Keycloak's own response, for example "already logged in" or "page expired".
            return e.getResponse();
        } catch (LoginRefusedException e) {
            return failure.end(e);
        } catch (RuntimeException e) {
            LOG.errorf(e, "Login through identity provider '%s' failed", config.getAlias());
            if (isWriting) {
                // Otherwise Keycloak would store only a part of the account's changes.
                session.getTransactionManager().setRollbackOnly();
            }
            return failure.end(new LoginRefusedException(LoginProblem.UNEXPECTED));
        }
    }

    private Response logIn(String state, String code) {
        LoginState.Resumed resumed = states.resume(state);
        AuthenticationSessionModel login = accepted(resumed);
        Consent.Round round = consent.round(login, state, resumed.notes(), code);
        Member member = member(round, code);
        Optional<UserModel> account = account(member);
        if (consent.isDue(round, login, member, account)) {
            return consent.ask(login, member.userid());
        }
        BrokeredIdentityContext identity = profile(member, login);
        round.remember(identity);
        return handOver(identity, account);
    }

    private AuthenticationSessionModel accepted(LoginState.Resumed resumed) {
        AuthenticationSessionModel login = callback.getAndVerifyAuthenticationSession(resumed.brokerState());
        session.getContext().setAuthenticationSession(login);
        if (!config.isFor(login.getClient())) {
            throw new LoginRefusedException(LoginProblem.NOT_FOR_CLIENT);
        }
        return login;
    }

    private Member member(Consent.Round round, String code) {
        Member member = round.declined() ? membership.member(round.memberWhoDeclined()) : membership.identify(code);
        round.check(member);
        return member;
    }

    private Optional<UserModel> account(Member member) {
        return BoundAccount.linked(
                session, realm, config.getAlias(), Profile.identityId(member.userid()), member.userid());
    }

    private BrokeredIdentityContext profile(Member member, AuthenticationSessionModel login) {
        BrokeredIdentityContext identity = BrokeredMember.identity(member, config);
        identity.setIdp(keycloaksProvider);
        identity.setAuthenticationSession(login);
        return identity;
    }

    private Response handOver(BrokeredIdentityContext identity, Optional<UserModel> account) {
        new CorpOfAccount(session, realm, config).check(account);
        new BegunFirstLogin(identity.getAuthenticationSession()).leaveIfOfAnother(identity, account);
        isWriting = true;
        Response response = callback.authenticated(identity);
        new ProfileCheck(session, realm).check(identity);
        return response;
    }

    /** The page of a failed login; it does not call WeCom. */
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
     * Keycloak's login page with the problem as its error message. Without an error, Keycloak may skip its login page
     * and go to WeCom at once: the application, the administrator or the user agent may have chosen WeCom.
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
        // Another person may continue on the login page.
        LoginProblemPage.leaveFirstLogin(login.get());
        session.getContext().setAuthenticationSession(login.get());
        event.client(login.get().getClient());
        return callback.error(config, failure.title(problem.get()));
    }

    private LoginProblemPage page() {
        return new LoginProblemPage(session, realm, config);
    }

    private static Response notFound() {
        return Response.status(Response.Status.NOT_FOUND).build();
    }
}
