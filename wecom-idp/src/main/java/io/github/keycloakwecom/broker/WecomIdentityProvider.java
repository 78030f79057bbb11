package io.github.keycloakwecom.broker;

import io.github.keycloakwecom.api.AccessTokens;
import io.github.keycloakwecom.api.Member;
import io.github.keycloakwecom.api.MemberIdentity;
import io.github.keycloakwecom.api.WecomApiException;
import io.github.keycloakwecom.api.WecomApp;
import io.github.keycloakwecom.api.WecomClient;
import io.github.keycloakwecom.browser.WecomUserAgent;
import jakarta.ws.rs.core.Response;
import java.net.URI;
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
import org.keycloak.vault.VaultStringSecret;

/**
 * Login through a WeCom app. Not built on Keycloak's OAuth2 provider: WeCom's access token belongs to the app and not to the
 * person, so it must stay away from everything that stores, refreshes or exchanges a person's token.
 */
public class WecomIdentityProvider extends AbstractIdentityProvider<WecomIdentityProviderConfig>
        implements SocialIdentityProvider<WecomIdentityProviderConfig> {

    private final AccessTokens tokens;

    public WecomIdentityProvider(KeycloakSession session, WecomIdentityProviderConfig config, AccessTokens tokens) {
        super(session, config);
        this.tokens = tokens;
    }

    @Override
    public Response performLogin(AuthenticationRequest request) {
        String state = new LoginState(session, request.getRealm(), getConfig().getAlias())
                .open(request.getAuthenticationSession());
        return Response.seeOther(loginUrl(request.getRedirectUri(), state)).build();
    }

    private URI loginUrl(String redirectUri, String state) {
        if (WecomUserAgent.isWecom(session)) {
            return LoginUrls.inApp(getConfig(), redirectUri, state);
        }
        String language = session.getContext().resolveLocale(null).getLanguage();
        return LoginUrls.web(getConfig(), redirectUri, state, "zh".equals(language) ? "zh" : "en");
    }

    @Override
    public Object callback(RealmModel realm, AuthenticationCallback callback, EventBuilder event) {
        return new WecomEndpoint(session, realm, callback, event, this);
    }

    /**
     * Who redeemed this code, proven to be an active member whom the app may see. Nobody is looked up, linked or created in
     * Keycloak before this has returned.
     *
     * @throws LoginRefusedException for everybody else
     */
    BrokeredIdentityContext identify(String code) {
        try {
            WecomClient client = client();
            MemberIdentity person = client.identify(getConfig().getIdentityApi(), code);
            switch (person.kind()) {
                case NOT_A_MEMBER -> throw new LoginRefusedException(LoginProblem.NOT_A_MEMBER);
                case MEMBER_OF_LINKED_CORP -> throw new LoginRefusedException(LoginProblem.MEMBER_OF_LINKED_CORP);
                case MEMBER -> {}
            }
            if (!getConfig().isVerifyMembership()) {
                return MemberProfile.of(Member.onlyKnownBy(person.userid()), getConfig());
            }
            Member member = client.member(person.userid());
            if (!member.active()) {
                throw new LoginRefusedException(LoginProblem.MEMBER_DISABLED);
            }
            return MemberProfile.of(member, getConfig());
        } catch (WecomApiException e) {
            throw new LoginRefusedException(e);
        }
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
    public void updateBrokeredUser(
            KeycloakSession session, RealmModel realm, UserModel user, BrokeredIdentityContext identity) {
        super.updateBrokeredUser(session, realm, user, identity);
        if (getConfig().getSyncMode() == IdentityProviderSyncMode.FORCE) {
            MemberProfile.update(user, identity);
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
