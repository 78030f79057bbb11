package io.github.keycloakwecom.broker;

import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.github.keycloakwecom.firstlogin.BegunFirstLogin;
import io.github.keycloakwecom.member.AccountUpdate;
import io.github.keycloakwecom.member.BrokeredMember;
import io.github.keycloakwecom.member.CorpOfAccount;
import io.github.keycloakwecom.member.MemberMail;
import io.github.keycloakwecom.page.EventError;
import io.github.keycloakwecom.page.LoginProblem;
import io.github.keycloakwecom.page.LoginProblemPage;
import io.github.keycloakwecom.page.RefusalEvent;
import io.github.keycloakwecom.request.BrowserLogin;
import io.github.keycloakwecom.request.WecomUserAgent;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import org.jboss.logging.Logger;
import org.keycloak.broker.provider.AbstractIdentityProvider;
import org.keycloak.broker.provider.AuthenticationRequest;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.social.SocialIdentityProvider;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Login through a WeCom app. It does not extend Keycloak's OAuth2 provider, because WeCom's access token belongs to the
 * app and not to the person. Code that stores, refreshes or exchanges the token of a person must not get it.
 */
public class WecomIdentityProvider extends AbstractIdentityProvider<WecomIdentityProviderConfig>
        implements SocialIdentityProvider<WecomIdentityProviderConfig> {

    private static final Logger LOG = Logger.getLogger(WecomIdentityProvider.class);

    public WecomIdentityProvider(KeycloakSession session, WecomIdentityProviderConfig config) {
        super(session, config);
    }

    @Override
    public Response performLogin(AuthenticationRequest request) {
        AuthenticationSessionModel login = request.getAuthenticationSession();
        boolean isPassive = BrowserLogin.isPassive(login);
        if (isPassive && !WecomUserAgent.isWecom(session)) {
            // A QR code is a page, and the application wants no page. No state and no event are stored, because no
            // login has begun.
            debug("no login, because the application wants no page, and the QR code is one");
            return SilentLogin.refuse(session, login, alias());
        }
        if (!getConfig().isFor(login.getClient())) {
            debug("no login, because the provider is not for the application");
            RefusalEvent.of(session, EventType.IDENTITY_PROVIDER_LOGIN)
                    .client(login.getClient())
                    .provider(alias())
                    .write(EventError.NOT_FOR_CLIENT);
            return isPassive
                    ? SilentLogin.refuse(session, login, alias())
                    : LoginProblemPage.goTo(session, getConfig(), LoginProblem.NOT_FOR_CLIENT);
        }
        return Response.seeOther(loginUrl(login, request.getRedirectUri(), states().open(login)))
                .build();
    }

    private URI loginUrl(AuthenticationSessionModel login, String redirectUri, String state) {
        if (WecomUserAgent.isWecom(session)) {
            String scope = getConfig().getInAppScope().first(BrowserLogin.isPassive(login));
            debug("login inside WeCom, " + scope);
            return LoginUrls.inApp(getConfig(), redirectUri, state, scope);
        }
        debug("login on WeCom's page with the QR code");
        return LoginUrls.web(getConfig(), redirectUri, state, language());
    }

    // WeCom's pages have these two languages.
    private String language() {
        return "zh".equals(session.getContext().resolveLocale(null).getLanguage()) ? "zh" : "en";
    }

    public String alias() {
        return getConfig().getAlias();
    }

    /** Begins a login in the panel beside the password form, in a tab with an authentication session. */
    public PanelLogin openPanel(AuthenticationSessionModel login) {
        PanelState.Open open =
                new PanelState(session.singleUseObjects(), states(), alias(), Clock.systemUTC()).open(login);
        String redirectUri = LoginUrls.redirectUri(session, getConfig());
        return new PanelLogin(
                LoginUrls.panel(getConfig(), redirectUri, open.state(), language()),
                URI.create(redirectUri),
                open.state(),
                open.secondsToLive());
    }

    private LoginState states() {
        return new LoginState(session, session.getContext().getRealm(), alias());
    }

    @Override
    public Object callback(RealmModel realm, AuthenticationCallback callback, EventBuilder event) {
        return new WecomEndpoint(session, callback, event, this, new MemberCheck(session, getConfig()));
    }

    private void debug(String decision) {
        if (LOG.isDebugEnabled()) {
            LOG.debugf(
                    "Identity provider '%s' of realm '%s': %s",
                    alias(), session.getContext().getRealm().getName(), decision);
        }
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

    // Does not call super, because Keycloak updates the mail by other rules.
    @Override
    public void updateBrokeredUser(
            KeycloakSession session, RealmModel realm, UserModel user, BrokeredIdentityContext identity) {
        new BegunFirstLogin(identity.getAuthenticationSession()).check(session, getConfig(), identity, user);
        CorpOfAccount corp = new CorpOfAccount(session, realm, getConfig());
        new AccountUpdate(user, identity).write(MemberMail.of(getConfig()), corp);
        corp.remember(user, identity);
    }

    // WeCom has no token of a person.

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
