package io.github.keycloakwecom.broker;

import io.github.keycloakwecom.api.AccessTokens;
import io.github.keycloakwecom.api.Member;
import io.github.keycloakwecom.api.MemberIdentity;
import io.github.keycloakwecom.api.WecomApiException;
import io.github.keycloakwecom.api.WecomApp;
import io.github.keycloakwecom.api.WecomClient;
import io.github.keycloakwecom.browser.WecomUserAgent;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.broker.provider.AbstractIdentityProvider;
import org.keycloak.broker.provider.AuthenticationRequest;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.social.SocialIdentityProvider;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.Urls;
import org.keycloak.services.resources.IdentityBrokerService;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.storage.ReadOnlyException;
import org.keycloak.vault.VaultStringSecret;

/**
 * Login through a WeCom app. Not built on Keycloak's OAuth2 provider: WeCom's access token belongs to the app and not to the
 * person, so it must stay away from everything that stores, refreshes or exchanges a person's token.
 */
public class WecomIdentityProvider extends AbstractIdentityProvider<WecomIdentityProviderConfig>
        implements SocialIdentityProvider<WecomIdentityProviderConfig> {

    private static final Logger LOG = Logger.getLogger(WecomIdentityProvider.class);

    private final AccessTokens tokens;

    public WecomIdentityProvider(KeycloakSession session, WecomIdentityProviderConfig config, AccessTokens tokens) {
        super(session, config);
        this.tokens = tokens;
    }

    @Override
    public Response performLogin(AuthenticationRequest request) {
        AuthenticationSessionModel login = request.getAuthenticationSession();
        String state = state().open(login);
        if (isPassive(login) && !WecomUserAgent.isWecom(session)) {
            // A QR code is a page, and the application wants none: straight back, as somebody who has not scanned.
            return Response.seeOther(UriBuilder.fromUri(request.getRedirectUri())
                            .queryParam("state", state)
                            .build())
                    .build();
        }
        return Response.seeOther(loginUrl(request.getRedirectUri(), state)).build();
    }

    /** Whether the application asked for a login without any page ({@code prompt=none}). */
    static boolean isPassive(AuthenticationSessionModel login) {
        return Boolean.parseBoolean(login.getAuthNote(AuthenticationProcessor.FORWARDED_PASSIVE_LOGIN));
    }

    private URI loginUrl(String redirectUri, String state) {
        if (WecomUserAgent.isWecom(session)) {
            return LoginUrls.inApp(
                    getConfig(), redirectUri, state, getConfig().getInAppScope().first());
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
        LoginState states = state();
        String state = states.open(login);
        return new PanelLogin(
                LoginUrls.panel(getConfig(), redirectUri(), state, language()),
                URI.create(redirectUri()),
                state,
                states.lifespan());
    }

    /** Asks a member, in the middle of a login inside WeCom, for mail and mobile. */
    Response askForPrivateInfo(AuthenticationSessionModel login, Member member) {
        String state = state().openToAsk(login, member.userid());
        return Response.seeOther(LoginUrls.inApp(getConfig(), redirectUri(), state, InAppScope.PRIVATE_INFO.value()))
                .build();
    }

    boolean shouldAskForPrivateInfo(AuthenticationSessionModel login, Member member) {
        // Without verification it is not known whether the member is in the visible range, and WeCom shows members
        // outside
        // it an error page instead of the question.
        return getConfig().getInAppScope() == InAppScope.WHEN_MISSING
                && getConfig().isVerifyMembership()
                && WecomUserAgent.isWecom(session)
                && !isPassive(login)
                && PrivateInfo.isWorthAsking(member, account(member.userid()));
    }

    LoginState state() {
        return new LoginState(
                session, session.getContext().getRealm(), getConfig().getAlias());
    }

    @Override
    public Object callback(RealmModel realm, AuthenticationCallback callback, EventBuilder event) {
        return new WecomEndpoint(session, realm, callback, event, this);
    }

    /**
     * Who redeemed this code, proven to be an active member whom the app may see. Nobody is linked or created in Keycloak before
     * this has returned.
     *
     * @throws LoginRefusedException for everybody else
     */
    Member identify(String code) {
        try {
            WecomClient client = client();
            if (getConfig().isVerifyMembership()) {
                client.expectMember();
            }
            MemberIdentity person = client.identify(getConfig().getIdentityApi(), code);
            switch (person.kind()) {
                case NOT_A_MEMBER -> throw new LoginRefusedException(LoginProblem.NOT_A_MEMBER);
                case MEMBER_OF_LINKED_CORP -> throw new LoginRefusedException(LoginProblem.MEMBER_OF_LINKED_CORP);
                case MEMBER -> {}
            }
            Member member = verified(client, person.userid());
            return person.userTicket()
                    .map(ticket -> withPrivateInfo(client, member, ticket))
                    .orElse(member);
        } catch (WecomApiException e) {
            throw new LoginRefusedException(e);
        }
    }

    /** A member whom WeCom has named earlier in the same login. */
    Member member(String userid) {
        try {
            return verified(client(), userid);
        } catch (WecomApiException e) {
            throw new LoginRefusedException(e);
        }
    }

    private Member verified(WecomClient client, String userid) {
        if (!getConfig().isVerifyMembership()) {
            return Member.onlyKnownBy(userid);
        }
        Member member = client.member(userid);
        if (!member.active()) {
            throw new LoginRefusedException(LoginProblem.MEMBER_DISABLED);
        }
        return member;
    }

    // Mail and mobile are welcome and not needed: a login does not fail for want of them.
    private Member withPrivateInfo(WecomClient client, Member member, String ticket) {
        try {
            return member.with(client.detail(getConfig().getIdentityApi(), ticket));
        } catch (WecomApiException e) {
            LOG.logf(
                    e.isKnown() ? Logger.Level.DEBUG : Logger.Level.WARN,
                    "Identity provider '%s' goes on without mail and mobile of a member: %s",
                    getConfig().getAlias(),
                    e.getMessage());
            return member;
        }
    }

    private Optional<UserModel> account(String userid) {
        String id = MemberProfile.id(userid);
        return Optional.ofNullable(session.users()
                .getUserByFederatedIdentity(
                        session.getContext().getRealm(),
                        new FederatedIdentityModel(getConfig().getAlias(), id, userid)));
    }

    private WecomClient client() {
        // A vault reference that leads nowhere is no secret; sending it instead would show it to WeCom.
        try (VaultStringSecret secret =
                session.vault().getStringSecret(getConfig().getSecret())) {
            WecomApp app = new WecomApp(
                    getConfig().getApiBaseUrl(),
                    getConfig().getCorpId(),
                    getConfig().getAgentId(),
                    secret.get().orElseThrow(() -> new LoginRefusedException(LoginProblem.SECRET_NOT_FOUND)));
            return new WecomClient(
                    app, session.getProvider(HttpClientProvider.class).getHttpClient(), tokens);
        }
    }

    @Override
    public void preprocessFederatedIdentity(
            KeycloakSession session, RealmModel realm, BrokeredIdentityContext identity) {
        Optional<UserModel> account = account(identity.getModelUsername());
        if (MemberProfile.dropMailOfAnother(identity, account, session, realm)) {
            LOG.warnf(
                    "Identity provider '%s': the mail that WeCom shows of user %s belongs to another user and is left out",
                    getConfig().getAlias(), account.map(UserModel::getId).orElse(""));
        }
        MemberProfile.completeMail(identity, account, getConfig());
        if (getConfig().getSyncMode() == IdentityProviderSyncMode.FORCE) {
            target(realm, identity, account)
                    .filter(target -> OtherDirectory.keeps(realm, target))
                    .ifPresent(target -> OtherDirectory.leaveAlone(target, identity));
        }
    }

    /**
     * The account that this identity is going to be written to: of the person who links it, of the one it is linked to, or the
     * one that Keycloak will offer to link (IdpCreateUserIfUniqueAuthenticator).
     */
    private Optional<UserModel> target(RealmModel realm, BrokeredIdentityContext identity, Optional<UserModel> linked) {
        AuthenticationSessionModel login = identity.getAuthenticationSession();
        if (login.getAuthNote(IdentityBrokerService.LINKING_IDENTITY_PROVIDER) != null) {
            return Optional.ofNullable(login.getAuthenticatedUser());
        }
        return linked.or(() -> Optional.ofNullable(identity.getEmail())
                        .filter(mail -> !realm.isDuplicateEmailsAllowed())
                        .map(mail -> session.users().getUserByEmail(realm, mail)))
                .or(() -> Optional.ofNullable(session.users().getUserByUsername(realm, identity.getModelUsername())));
    }

    @Override
    protected void setEmailVerified(UserModel user, BrokeredIdentityContext identity) {
        if (MemberProfile.isMailMadeUp(identity)) {
            user.setEmailVerified(false);
        } else {
            super.setEmailVerified(user, identity);
        }
    }

    @Override
    public void updateBrokeredUser(
            KeycloakSession session, RealmModel realm, UserModel user, BrokeredIdentityContext identity) {
        super.updateBrokeredUser(session, realm, user, identity);
        if (getConfig().getSyncMode() == IdentityProviderSyncMode.FORCE) {
            try {
                MemberProfile.update(user, identity);
            } catch (ReadOnlyException e) {
                LOG.debugf("User %s belongs to a directory that is only read: attributes are left alone", user.getId());
            }
        }
    }

    // There is no token of a person here that anybody could retrieve.

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
