package io.github.keycloakwecom.broker;

import io.github.keycloakwecom.api.Member;
import io.github.keycloakwecom.api.WecomApiException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.UserAuthenticationIdentityProvider.AuthenticationCallback;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
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
        try {
            LoginState.Resumed resumed = provider.state().resume(state);
            AuthenticationSessionModel login = callback.getAndVerifyAuthenticationSession(resumed.brokerState());
            session.getContext().setAuthenticationSession(login);
            boolean declined = code == null || code.isBlank();
            Member member = declined
                    ? resumed.askedMember()
                            .map(provider::member)
                            .orElseThrow(() -> new LoginRefusedException(LoginProblem.CANCELLED))
                    : provider.identify(code);
            if (resumed.askedMember().isEmpty() && provider.shouldAskForPrivateInfo(member)) {
                return provider.askForPrivateInfo(login, member);
            }
            BrokeredIdentityContext identity = MemberProfile.of(member, provider.getConfig());
            resumed.askedMember().ifPresent(asked -> PrivateInfo.remember(identity, !declined));
            identity.setIdp(provider);
            identity.setAuthenticationSession(login);
            return callback.authenticated(identity);
        } catch (WebApplicationException e) {
            // Keycloak's own answer: already logged in, page expired, and so on.
            return e.getResponse();
        } catch (LoginRefusedException e) {
            report(e);
            return Response.seeOther(LoginProblemPage.address(session, provider.getConfig(), e.problem()))
                    .build();
        }
    }

    /** The page of a failed login; it asks WeCom nothing and changes nothing. */
    @GET
    @Path("problem/{id}")
    public Response problem(
            @PathParam("id") String id,
            @QueryParam(Constants.CLIENT_ID) String clientId,
            @QueryParam(Constants.TAB_ID) String tabId) {
        return LoginProblem.withId(id)
                .map(problem ->
                        new LoginProblemPage(session, realm, provider.getConfig()).show(problem, clientId, tabId))
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND).build());
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
        answer.ifPresent(wecom -> {
            wecom.errcode().ifPresent(errcode -> failure.detail("wecom_errcode", String.valueOf(errcode)));
            failure.detail("wecom_api", wecom.api()).detail("wecom_hint", wecom.hint());
            LOG.warnf(
                    "Login through identity provider '%s' of realm '%s' failed, %s: %s",
                    provider.getConfig().getAlias(), realm.getName(), error, wecom.getMessage());
        });
        failure.error(error);
    }
}
