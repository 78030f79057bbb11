package io.github.keycloakwecom.broker;

import io.github.keycloakwecom.api.Member;
import io.github.keycloakwecom.config.InAppScope;
import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.github.keycloakwecom.firstlogin.BegunFirstLogin;
import io.github.keycloakwecom.member.AccountUpdate;
import io.github.keycloakwecom.member.BoundAccount;
import io.github.keycloakwecom.member.BrokeredMember;
import io.github.keycloakwecom.member.CorpOfAccount;
import io.github.keycloakwecom.member.MemberMail;
import io.github.keycloakwecom.member.PrivateInfo;
import io.github.keycloakwecom.member.Profile;
import io.github.keycloakwecom.page.LoginProblem;
import io.github.keycloakwecom.page.LoginProblemPage;
import io.github.keycloakwecom.request.BrowserLogin;
import io.github.keycloakwecom.request.WecomUserAgent;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.broker.provider.AbstractIdentityProvider;
import org.keycloak.broker.provider.AuthenticationRequest;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.social.SocialIdentityProvider;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.Urls;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Login through a WeCom app. Not built on Keycloak's OAuth2 provider: WeCom's access token belongs to the app and not to the
 * person, so it must stay away from everything that stores, refreshes or exchanges a person's token.
 */
public class WecomIdentityProvider extends AbstractIdentityProvider<WecomIdentityProviderConfig>
        implements SocialIdentityProvider<WecomIdentityProviderConfig> {

    private static final Logger LOG = Logger.getLogger(WecomIdentityProvider.class);

    private static final String ASKING = "wecom.asking";

    public WecomIdentityProvider(KeycloakSession session, WecomIdentityProviderConfig config) {
        super(session, config);
    }

    @Override
    public Response performLogin(AuthenticationRequest request) {
        AuthenticationSessionModel login = request.getAuthenticationSession();
        if (BrowserLogin.isPassive(login) && !WecomUserAgent.isWecom(session)) {
            // A QR code is a page, and the application wants none. Nothing has begun, so nothing is kept and
            // no event told.
            return SilentLogin.refuse(session, login, event(login));
        }
        if (!getConfig().isFor(login.getClient())) {
            event(login).error(LoginProblem.NOT_FOR_CLIENT.error());
            return BrowserLogin.isPassive(login)
                    ? SilentLogin.refuse(session, login, event(login))
                    : LoginProblemPage.goTo(session, getConfig(), LoginProblem.NOT_FOR_CLIENT);
        }
        return Response.seeOther(loginUrl(login, request.getRedirectUri(), state().open(login)))
                .build();
    }

    private EventBuilder event(AuthenticationSessionModel login) {
        return new EventBuilder(
                        session.getContext().getRealm(),
                        session,
                        session.getContext().getConnection())
                .event(EventType.IDENTITY_PROVIDER_LOGIN)
                .client(login.getClient())
                .detail(Details.IDENTITY_PROVIDER, alias());
    }

    private URI loginUrl(AuthenticationSessionModel login, String redirectUri, String state) {
        if (WecomUserAgent.isWecom(session)) {
            String scope = getConfig().getInAppScope().first(BrowserLogin.isPassive(login));
            return LoginUrls.inApp(getConfig(), redirectUri, state, scope);
        }
        return LoginUrls.web(getConfig(), redirectUri, state, language());
    }

    // WeCom's pages speak these two.
    private String language() {
        return "zh".equals(session.getContext().resolveLocale(null).getLanguage()) ? "zh" : "en";
    }

    private String redirectUri() {
        return Urls.identityProviderAuthnResponse(
                        session.getContext().getUri().getBaseUri(),
                        getConfig().getAlias(),
                        session.getContext().getRealm().getName())
                .toString();
    }

    public String alias() {
        return getConfig().getAlias();
    }

    /** Begins a login in the panel beside the password form, in a tab that has a login under way. */
    public PanelLogin openPanel(AuthenticationSessionModel login) {
        PanelState.Open open =
                new PanelState(session.singleUseObjects(), state(), alias(), Clock.systemUTC()).open(login);
        return new PanelLogin(
                LoginUrls.panel(getConfig(), redirectUri(), open.state(), language()),
                URI.create(redirectUri()),
                open.state(),
                open.secondsToLive());
    }

    /**
     * Asks a member inside WeCom, at the end of a login that was of no use without it, for mail and mobile. The login then begins
     * anew, because Keycloak takes nobody back who is at its end.
     *
     * @param userid whom WeCom named when the account was linked
     */
    public Response askAtTheEnd(AuthenticationSessionModel login, String userid) {
        BrowserLogin.startOver(login);
        return ask(login, userid, false);
    }

    /** Whether a state is the one of the question that this login waits for; going back to its start ends that. */
    static boolean isAsking(AuthenticationSessionModel login, String state) {
        return state.equals(login.getAuthNote(ASKING));
    }

    /** Asks a member, in the middle of a login inside WeCom, for mail and mobile. */
    Response askForPrivateInfo(AuthenticationSessionModel login, String userid) {
        return ask(login, userid, true);
    }

    private Response ask(AuthenticationSessionModel login, String userid, boolean mayDecline) {
        String state = state().openToAsk(login, userid, mayDecline);
        login.setAuthNote(ASKING, state);
        return Response.seeOther(LoginUrls.inApp(getConfig(), redirectUri(), state, InAppScope.PRIVATE_INFO.value()))
                .build();
    }

    boolean shouldAskForPrivateInfo(AuthenticationSessionModel login, Member member) {
        // Without verification it is not known whether the member is in the visible range, and WeCom shows members
        // outside it an error page instead of the question.
        return getConfig().getInAppScope() == InAppScope.WHEN_MISSING
                && getConfig().isVerifyMembership()
                && WecomUserAgent.isWecom(session)
                && !BrowserLogin.isPassive(login)
                && PrivateInfo.isWorthAsking(
                        member, account(member.userid()), session.getContext().getRealm());
    }

    LoginState state() {
        return new LoginState(
                session, session.getContext().getRealm(), getConfig().getAlias());
    }

    @Override
    public Object callback(RealmModel realm, AuthenticationCallback callback, EventBuilder event) {
        return new WecomEndpoint(session, realm, callback, event, this);
    }

    /** WeCom's word on who somebody is. */
    MemberCheck membership() {
        return new MemberCheck(session, getConfig());
    }

    /** The account that a member is linked to. */
    Optional<UserModel> account(String userid) {
        return BoundAccount.linked(
                session, session.getContext().getRealm(), alias(), Profile.identityId(userid), userid);
    }

    @Override
    public void preprocessFederatedIdentity(
            KeycloakSession session, RealmModel realm, BrokeredIdentityContext identity) {
        BrokeredMember member = new BrokeredMember(session, realm, identity);
        if (member.chooseMail(MemberMail.of(getConfig())).isOfAnother()) {
            LOG.warnf(
                    "Identity provider '%s': a mail of user %s belongs to another user and is left out",
                    alias(), member.account().map(user -> user.getId()).orElse(""));
        }
    }

    // Without Keycloak's own update of the mail, which follows other rules.
    @Override
    public void updateBrokeredUser(
            KeycloakSession session, RealmModel realm, UserModel user, BrokeredIdentityContext identity) {
        new BegunFirstLogin(identity.getAuthenticationSession()).check(session, getConfig(), identity, user);
        CorpOfAccount corp = new CorpOfAccount(session, realm, getConfig());
        new AccountUpdate(user, identity).write(MemberMail.of(getConfig()), corp);
        corp.remember(user, identity);
    }

    // WeCom gives no token of a person, so there is none to retrieve.

    @Override
    @Deprecated
    public Response retrieveToken(KeycloakSession session, FederatedIdentityModel identity) {
        return Response.status(Response.Status.NOT_FOUND).build();
    }

    @Override
    public Response retrieveToken(
            KeycloakSession session, FederatedIdentityModel identity, UserSessionModel userSession, UserModel user) {
        return Response.status(Response.Status.NOT_FOUND).build();
    }

    @Override
    public boolean supportsLongStateParameter() {
        return false;
    }
}
