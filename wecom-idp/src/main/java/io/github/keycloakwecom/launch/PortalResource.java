package io.github.keycloakwecom.launch;

import io.github.keycloakwecom.access.ClientAccess;
import io.github.keycloakwecom.broker.WecomIdentityProviderConfig;
import io.github.keycloakwecom.notice.Notice;
import io.github.keycloakwecom.notice.QrCode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.keycloak.constants.AdapterConstants;
import org.keycloak.events.Details;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;
import org.keycloak.services.util.LocaleUtil;

/**
 * {@code /realms/{realm}/wecom/{alias}/portal}: the applications that a person may open. Also a home page for an app in WeCom's
 * console. The login is Keycloak's own, for a client that exists for this page; no code is asked for, the session is enough.
 */
public class PortalResource {

    /** {@code set-up-realm.sh} adds it. */
    private static final String CLIENT = WecomIdentityProviderConfig.PORTAL_CLIENT;

    // Keycloak's own, which are no applications of the company's; account is the one link that the page ends with.
    private static final Set<String> NOT_LISTED = Set.of(
            CLIENT,
            Constants.ACCOUNT_MANAGEMENT_CLIENT_ID,
            Constants.ACCOUNT_CONSOLE_CLIENT_ID,
            Constants.ADMIN_CONSOLE_CLIENT_ID,
            Constants.ADMIN_CLI_CLIENT_ID,
            Constants.BROKER_SERVICE_CLIENT_ID,
            Constants.REALM_MANAGEMENT_CLIENT_ID);

    private final KeycloakSession session;
    private final WecomIdentityProviderConfig provider;
    private final RealmModel realm;

    public PortalResource(KeycloakSession session, WecomIdentityProviderConfig provider) {
        this.session = session;
        this.provider = provider;
        realm = session.getContext().getRealm();
    }

    /**
     * An application in the list; templates read it.
     *
     * @param link what to paste in WeCom's console
     * @param code the same, to scan; only for whoever may paste it
     */
    public record Tile(String name, String clientId, String link, QrCode code) {}

    /** @param returned there after the login, whether or not it succeeded */
    @GET
    public Response portal(@QueryParam(OIDCLoginProtocol.STATE_PARAM) String returned) {
        LocaleUtil.processLocaleParam(session, realm, null);
        ClientModel client = realm.getClientByClientId(CLIENT);
        if (client == null || !client.isEnabled()) {
            return new Notice("no-portal", Response.Status.NOT_FOUND).show(page());
        }
        session.getContext().setClient(client);
        AuthResult signedIn = AuthenticationManager.authenticateIdentityCookie(session, realm, true);
        if (signedIn == null) {
            return returned == null
                    ? Response.seeOther(login())
                            .cookie(CorpOfLaunch.cookie(session, provider.getAlias()))
                            .build()
                    : new Notice("not-signed-in", Response.Status.FORBIDDEN)
                            .way("tryAgain", self())
                            .show(page());
        }
        if (returned != null) {
            return Response.seeOther(self()).build();
        }
        return list(signedIn);
    }

    private Response list(AuthResult signedIn) {
        UserModel user = signedIn.user();
        boolean admin = mayPasteLinks(user);
        Optional<String> alias = Optional.ofNullable(signedIn.session().getNote(Details.IDENTITY_PROVIDER));
        LoginFormsProvider page = page();
        page.setAttribute("tiles", tiles(user, alias, admin));
        page.setAttribute("admin", admin);
        page.setAttribute(
                "account", Urls.accountBase(base()).build(realm.getName()).toString());
        page.setAttribute("greeting", user.getFirstName() == null ? user.getUsername() : user.getFirstName());
        Response shown = page.createForm("wecom-portal.ftl");
        return Response.fromResponse(shown)
                .header(HttpHeaders.CACHE_CONTROL, null)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private List<Tile> tiles(UserModel user, Optional<String> alias, boolean admin) {
        ClientAccess access = new ClientAccess(session);
        LaunchAddress addresses = new LaunchAddress(session);
        return realm.getClientsStream()
                .filter(ClientModel::isEnabled)
                .filter(client -> !client.isBearerOnly() && !NOT_LISTED.contains(client.getClientId()))
                .filter(client -> addresses.of(client, provider.getAlias()).isPresent())
                .filter(client -> access.refusal(client, user, alias)
                        .filter(refusal -> refusal != ClientAccess.Refusal.MAIL_MISSING)
                        .isEmpty())
                .map(client -> tile(client, admin))
                .sorted(Comparator.comparing(tile -> tile.name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private Tile tile(ClientModel client, boolean admin) {
        String link = LaunchLink.of(session, provider.getAlias(), client).toString();
        String name = client.getName() == null || client.getName().isBlank() ? client.getClientId() : client.getName();
        return new Tile(name, client.getClientId(), link, admin ? QrCode.of(link) : null);
    }

    /** Whoever may see the clients in the admin console. */
    private boolean mayPasteLinks(UserModel user) {
        ClientModel management = realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID);
        RoleModel role = management == null ? null : management.getRole(AdminRoles.VIEW_CLIENTS);
        return role != null && user.hasRole(role);
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
