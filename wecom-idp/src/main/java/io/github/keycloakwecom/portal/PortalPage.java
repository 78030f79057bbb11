package io.github.keycloakwecom.portal;

import io.github.keycloakwecom.access.ClientAccess;
import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.github.keycloakwecom.launch.LaunchAddress;
import io.github.keycloakwecom.launch.LaunchLink;
import io.github.keycloakwecom.page.QrCode;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.keycloak.events.Details;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;

/** The page of applications for a person who is signed in. */
public final class PortalPage {

    /** A list of this size needs no search. */
    private static final int LISTED_WITHOUT_SEARCH = 10;

    // Keycloak's own clients, which are no applications of the company. The page has a separate link to the account.
    private static final Set<String> NOT_LISTED = Set.of(
            WecomIdentityProviderConfig.PORTAL_CLIENT,
            Constants.ACCOUNT_MANAGEMENT_CLIENT_ID,
            Constants.ACCOUNT_CONSOLE_CLIENT_ID,
            Constants.ADMIN_CONSOLE_CLIENT_ID,
            Constants.ADMIN_CLI_CLIENT_ID,
            Constants.BROKER_SERVICE_CLIENT_ID,
            Constants.REALM_MANAGEMENT_CLIENT_ID);

    private final KeycloakSession session;
    private final WecomIdentityProviderConfig provider;
    private final RealmModel realm;
    private final UserModel user;
    private final Optional<String> alias;

    public PortalPage(KeycloakSession session, WecomIdentityProviderConfig provider, AuthResult signedIn) {
        this.session = session;
        this.provider = provider;
        realm = session.getContext().getRealm();
        user = signedIn.user();
        alias = Optional.ofNullable(signedIn.session().getNote(Details.IDENTITY_PROVIDER));
    }

    /**
     * An application in the list; templates read it.
     *
     * @param link the launch link for WeCom's console
     * @param codeLink address of the view with the QR code, for administrators
     * @param code the link as a QR code; null except in the view with the QR code
     */
    public record Tile(String name, String clientId, String link, String codeLink, QrCode code) {}

    public Response show(PortalView view) {
        boolean admin = mayViewClients();
        Optional<ClientModel> coded = Optional.of(view.code())
                .filter(code -> admin && !code.isEmpty())
                .map(realm::getClientByClientId)
                .filter(this::isOpen);
        OpenApplications.Page page = coded.map(
                        client -> new OpenApplications.Page(List.of(client), OptionalInt.empty()))
                .orElseGet(() -> new OpenApplications(realm, this::isOpen).from(view.from(), view.search()));
        return render(view, page, admin, coded.isPresent());
    }

    private Response render(PortalView view, OpenApplications.Page found, boolean admin, boolean coded) {
        boolean part = coded || !view.search().isEmpty() || view.from() > 0;
        boolean many = found.next().isPresent() || found.clients().size() > LISTED_WITHOUT_SEARCH;
        LoginFormsProvider page = session.getProvider(LoginFormsProvider.class);
        page.setAttribute(
                "tiles",
                found.clients().stream().map(client -> tile(client, coded)).toList());
        page.setAttribute("admin", admin);
        page.setAttribute("portal", self().toString());
        page.setAttribute("part", part);
        page.setAttribute("searchable", !coded && (part || many));
        page.setAttribute("search", view.search());
        page.setAttribute(
                "more",
                found.next().isPresent()
                        ? view.from(found.next().getAsInt()).at(self()).toString()
                        : "");
        page.setAttribute(
                "account", Urls.accountBase(base()).build(realm.getName()).toString());
        page.setAttribute("greeting", user.getFirstName() == null ? user.getUsername() : user.getFirstName());
        Response shown = page.createForm("wecom-portal.ftl");
        return Response.fromResponse(shown)
                .header(HttpHeaders.CACHE_CONTROL, null)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private boolean isOpen(ClientModel client) {
        return client.isEnabled()
                && !client.isBearerOnly()
                && !NOT_LISTED.contains(client.getClientId())
                && new LaunchAddress(session).find(client, provider.getAlias()).isPresent()
                && new ClientAccess(session)
                        .denial(client, user, alias)
                        .filter(denial -> denial != ClientAccess.Denial.MAIL_MISSING)
                        .isEmpty();
    }

    private Tile tile(ClientModel client, boolean coded) {
        String link =
                LaunchLink.application(session, provider.getAlias(), client).toString();
        return new Tile(
                OpenApplications.name(client),
                client.getClientId(),
                link,
                PortalView.codeOf(client.getClientId()).at(self()).toString(),
                coded ? QrCode.of(link) : null);
    }

    // People who may see clients in the admin console can read the same data there.
    private boolean mayViewClients() {
        ClientModel management = realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID);
        RoleModel role = management == null ? null : management.getRole(AdminRoles.VIEW_CLIENTS);
        return role != null && user.hasRole(role);
    }

    private URI self() {
        return LaunchLink.portal(session, provider.getAlias());
    }

    private URI base() {
        return session.getContext().getUri().getBaseUri();
    }
}
