package io.github.keycloakwecom.rest;

import io.github.keycloakwecom.broker.PanelLogin;
import io.github.keycloakwecom.broker.WecomIdentityProvider;
import io.github.keycloakwecom.request.BrowserLogin;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.models.BrowserSecurityHeaders;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.util.LocaleUtil;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The page with WeCom's QR code in a frame of the login page,
 * {@code /realms/{realm}/wecom/{alias}/panel?client_id&tab_id}. It has Keycloak's origin, so the realm's
 * Content-Security-Policy needs no exception; only this response allows WeCom's frame. It does not use
 * {@code /broker/{alias}/login}, which would end the login of the password form.
 */
public class QrPanelResource {

    private static final Logger LOG = Logger.getLogger(QrPanelResource.class);

    /** WeCom's page opens the WeCom client on this computer by these schemes, for which {@code frame-src} applies. */
    private static final String CLIENTS = " wxwork: wxworklocal:";

    private final KeycloakSession session;
    private final WecomIdentityProvider provider;

    public QrPanelResource(KeycloakSession session, WecomIdentityProvider provider) {
        this.session = session;
        this.provider = provider;
    }

    /** The panel for the login of this browser tab. Without a login, the page explains what to do. */
    @GET
    public Response panel(
            @QueryParam(Constants.CLIENT_ID) String clientId, @QueryParam(Constants.TAB_ID) String tabId) {
        RealmModel realm = session.getContext().getRealm();
        Optional<AuthenticationSessionModel> begun = BrowserLogin.find(session, realm, clientId, tabId);
        Optional<AuthenticationSessionModel> login =
                begun.filter(found -> provider.getConfig().isFor(found.getClient()));
        login.ifPresent(found -> {
            session.getContext().setClient(found.getClient());
            session.getContext().setAuthenticationSession(found);
        });
        LocaleUtil.processLocaleParam(session, realm, login.orElse(null));
        if (login.isEmpty() && LOG.isDebugEnabled()) {
            LOG.debugf(
                    "Panel of identity provider '%s' of realm '%s': no QR code, because %s",
                    provider.alias(),
                    realm.getName(),
                    begun.isEmpty()
                            ? "this browser has no login in that tab"
                            : "the provider is not for the application");
        }
        return page(login.map(provider::openPanel));
    }

    private Response page(Optional<PanelLogin> panel) {
        LoginFormsProvider page = session.getProvider(LoginFormsProvider.class);
        panel.ifPresent(open -> {
            page.setAttribute("frameUrl", open.frameUrl().toString());
            page.setAttribute("returnUrl", open.returnUrl().toString());
            page.setAttribute("state", open.state());
            page.setAttribute("secondsToLive", open.secondsToLive());
        });
        page.setStatus(panel.isPresent() ? Response.Status.OK : Response.Status.BAD_REQUEST);
        try (Response rendered = page.createForm("wecom-panel.ftl")) {
            return secured(
                    rendered, panel.map(open -> open.frameOrigin() + CLIENTS).orElse("'none'"));
        }
    }

    // The realm's headers with another Content-Security-Policy, because Keycloak's policy does not restrict scripts.
    private Response secured(Response page, String frame) {
        session.getProvider(SecurityHeadersProvider.class).options().skipHeaders();
        Map<String, String> ofRealm = session.getContext().getRealm().getBrowserSecurityHeaders();
        Response.ResponseBuilder secured = Response.fromResponse(page);
        for (BrowserSecurityHeaders header : BrowserSecurityHeaders.values()) {
            String value = ofRealm.getOrDefault(header.getKey(), header.getDefaultValue());
            if (value != null && !value.isEmpty()) {
                secured.header(header.getHeaderName(), value);
            }
        }
        return secured.header(BrowserSecurityHeaders.X_FRAME_OPTIONS.getHeaderName(), null)
                .header(BrowserSecurityHeaders.X_FRAME_OPTIONS.getHeaderName(), "SAMEORIGIN")
                .header(BrowserSecurityHeaders.CONTENT_SECURITY_POLICY.getHeaderName(), null)
                .header(
                        BrowserSecurityHeaders.CONTENT_SECURITY_POLICY.getHeaderName(),
                        "default-src 'none'; script-src 'self'; style-src 'self'; frame-src " + frame
                                + "; frame-ancestors 'self'; base-uri 'none'; form-action 'none'")
                .header(HttpHeaders.CACHE_CONTROL, null)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
