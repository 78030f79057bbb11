package io.github.keycloakwecom.rest;

import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.github.keycloakwecom.launch.LaunchAddress;
import io.github.keycloakwecom.launch.LaunchLink;
import io.github.keycloakwecom.page.Notice;
import io.github.keycloakwecom.request.TileCookie;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.util.LocaleUtil;

/**
 * {@code /realms/{realm}/wecom/{alias}/launch/{clientId}}: what a tile of WeCom's workbench opens. Goes to the
 * application, which begins the login, and remembers whose tile it was. Never goes anywhere that is not in the client's
 * settings.
 */
public class AppLaunchResource {

    private final KeycloakSession session;
    private final WecomIdentityProviderConfig provider;
    private final String name;

    public AppLaunchResource(KeycloakSession session, WecomIdentityProviderConfig provider, String name) {
        this.session = session;
        this.provider = provider;
        this.name = name;
    }

    @GET
    public Response launch() {
        RealmModel realm = session.getContext().getRealm();
        Optional<ClientModel> client =
                LaunchLink.client(session, name).filter(ClientModel::isEnabled).filter(found -> !found.isBearerOnly());
        if (client.isEmpty()) {
            return refuse("wecom_launch_client_unknown", new Notice("no-such-application", Response.Status.NOT_FOUND));
        }
        session.getContext().setClient(client.get());
        if (!provider.isFor(client.get())) {
            return refuse(
                    "wecom_not_for_client", new Notice("other-corp", Response.Status.FORBIDDEN).about(client.get()));
        }
        return new LaunchAddress(session)
                .of(client.get(), provider.getAlias())
                .map(this::goTo)
                .orElseGet(() -> refuse(
                        "wecom_launch_no_address",
                        new Notice("no-address", Response.Status.NOT_FOUND).about(client.get())));
    }

    private Response goTo(URI address) {
        // With a fragment of its own, or the browser would take along that of the page that led here.
        URI target = address.getRawFragment() == null ? URI.create(address + "#") : address;
        return Response.seeOther(target)
                .cookie(TileCookie.cookie(session, provider.getAlias()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private Response refuse(String error, Notice notice) {
        RealmModel realm = session.getContext().getRealm();
        EventBuilder event = new EventBuilder(
                        realm, session, session.getContext().getConnection())
                .event(EventType.LOGIN)
                .detail(Details.IDENTITY_PROVIDER, provider.getAlias());
        if (session.getContext().getClient() != null) {
            event.client(session.getContext().getClient());
        }
        event.error(error);
        LocaleUtil.processLocaleParam(session, realm, null);
        return notice.way("portal", LaunchLink.portal(session, provider.getAlias()))
                .show(session.getProvider(LoginFormsProvider.class));
    }
}
