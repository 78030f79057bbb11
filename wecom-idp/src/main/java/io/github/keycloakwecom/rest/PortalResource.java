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
 * {@code /realms/{realm}/wecom/{alias}/portal}: the applications that a person may open. It can be the home page of an
 * app in WeCom's console. The login is a Keycloak login for a separate client. It requests no code, because the page
 * needs only the session.
 */
public class PortalResource {

    /** {@code set-up-realm.sh} adds this client. */
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
     * @param returned present when the browser returns from the login, with or without success
     * @param search part of a name
     * @param from how many clients earlier pages have checked
     * @param code client id of the application whose QR code is shown
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
        return respond(signedIn, returned != null, PortalView.of(search, from, code));
    }

    // A person who returns without a session gets no second login, because that could be a loop.
    Response respond(Optional<AuthResult> signedIn, boolean returned, PortalView view) {
        if (signedIn.isEmpty()) {
            debug(returned ? "no page, because the login was without success" : "a login begins");
            return returned ? notSignedIn() : signIn();
        }
        // Redirects to the address without the login's parameters, so that a reload or a bookmark works.
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
