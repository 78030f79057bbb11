package io.github.keycloakwecom.rest;

import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.github.keycloakwecom.launch.LaunchLink;
import io.github.keycloakwecom.page.Notice;
import io.github.keycloakwecom.portal.PortalPage;
import io.github.keycloakwecom.portal.PortalView;
import io.github.keycloakwecom.request.TileCookie;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.constants.AdapterConstants;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;
import org.keycloak.services.util.LocaleUtil;

/**
 * {@code /realms/{realm}/wecom/{alias}/portal}: the applications that a person may open. Also a home page for an app in
 * WeCom's console. The login is Keycloak's own, for a client that exists for this page; no code is asked for, the
 * session is enough.
 */
public class PortalResource {

    /** {@code set-up-realm.sh} adds it. */
    private static final String CLIENT = WecomIdentityProviderConfig.PORTAL_CLIENT;

    private static final Logger LOG = Logger.getLogger(PortalResource.class);

    private final KeycloakSession session;
    private final WecomIdentityProviderConfig provider;
    private final RealmModel realm;

    public PortalResource(KeycloakSession session, WecomIdentityProviderConfig provider) {
        this.session = session;
        this.provider = provider;
        realm = session.getContext().getRealm();
    }

    /**
     * @param returned there after the login, whether or not it succeeded
     * @param search part of a name
     * @param from where a further page begins
     * @param code client id of the application whose QR code is to be shown
     */
    @GET
    public Response portal(
            @QueryParam(OIDCLoginProtocol.STATE_PARAM) String returned,
            @QueryParam(PortalView.SEARCH) String search,
            @QueryParam(PortalView.FROM) String from,
            @QueryParam(PortalView.CODE) String code) {
        LocaleUtil.processLocaleParam(session, realm, null);
        ClientModel client = realm.getClientByClientId(CLIENT);
        if (client == null || !client.isEnabled()) {
            debug("no page, because the realm has no client " + CLIENT);
            return new Notice("no-portal", Response.Status.NOT_FOUND).show(page());
        }
        session.getContext().setClient(client);
        Optional<AuthResult> signedIn =
                Optional.ofNullable(AuthenticationManager.authenticateIdentityCookie(session, realm, true));
        return answer(signedIn, returned != null, PortalView.of(search, from, code));
    }

    // A person who comes back without a session is not sent to the login once more: that would be a circle.
    Response answer(Optional<AuthResult> signedIn, boolean returned, PortalView view) {
        if (signedIn.isEmpty()) {
            debug(returned ? "no page, because the login was without success" : "a login begins");
            return returned ? notSignedIn() : signIn();
        }
        // Without the parameters of the login, so that a reload or a bookmark is a new visit.
        return returned
                ? Response.seeOther(self()).build()
                : new PortalPage(session, provider, signedIn.get()).show(view);
    }

    private Response signIn() {
        return Response.seeOther(login())
                .cookie(TileCookie.cookie(session, provider.getAlias()))
                .build();
    }

    private Response notSignedIn() {
        return new Notice("not-signed-in", Response.Status.FORBIDDEN)
                .way("tryAgain", self())
                .show(page());
    }

    private void debug(String decision) {
        if (LOG.isDebugEnabled()) {
            LOG.debugf(
                    "Page of applications of identity provider '%s' of realm '%s': %s",
                    provider.getAlias(), realm.getName(), decision);
        }
    }

    private URI login() {
        return Urls.realmBase(base())
                .path("{realm}/protocol/openid-connect/auth")
                .queryParam("client_id", CLIENT)
                .queryParam("redirect_uri", "{self}")
                .queryParam("response_type", "none")
                .queryParam("scope", "openid")
                .queryParam("state", "back")
                .queryParam(AdapterConstants.KC_IDP_HINT, "{alias}")
                .build(realm.getName(), self().toString(), provider.getAlias());
    }

    private URI self() {
        return LaunchLink.portal(session, provider.getAlias());
    }

    private URI base() {
        return session.getContext().getUri().getBaseUri();
    }

    private LoginFormsProvider page() {
        return session.getProvider(LoginFormsProvider.class);
    }
}
