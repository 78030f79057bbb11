package io.github.keycloakwecom.rest;

import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.github.keycloakwecom.launch.LaunchAddress;
import io.github.keycloakwecom.launch.LaunchLink;
import io.github.keycloakwecom.page.EventError;
import io.github.keycloakwecom.page.Notice;
import io.github.keycloakwecom.page.RefusalEvent;
import io.github.keycloakwecom.request.TileCookie;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.util.LocaleUtil;

/**
 * {@code /realms/{realm}/wecom/{alias}/launch/{clientId}}: the address of a tile in WeCom's workbench. Redirects to the
 * application, which begins the login, and stores the provider of the tile in a cookie. Redirects only to addresses in
 * the client's settings.
 */
public class AppLaunchResource {

    private static final Logger LOG = Logger.getLogger(AppLaunchResource.class);

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
        Optional<ClientModel> client =
                LaunchLink.client(session, name).filter(ClientModel::isEnabled).filter(found -> !found.isBearerOnly());
        if (client.isEmpty()) {
            return refuse(
                    EventError.LAUNCH_CLIENT_UNKNOWN, new Notice("no-such-application", Response.Status.NOT_FOUND));
        }
        session.getContext().setClient(client.get());
        if (!provider.isFor(client.get())) {
            return refuse(
                    EventError.NOT_FOR_CLIENT, new Notice("other-corp", Response.Status.FORBIDDEN).about(client.get()));
        }
        return new LaunchAddress(session)
                .find(client.get(), provider.getAlias())
                .map(this::goTo)
                .orElseGet(() -> refuse(
                        EventError.LAUNCH_NO_ADDRESS,
                        new Notice("no-address", Response.Status.NOT_FOUND).about(client.get())));
    }

    private Response goTo(URI address) {
        // An empty fragment, because otherwise the browser would keep the fragment of the previous page.
        URI target = address.getRawFragment() == null ? URI.create(address + "#") : address;
        return Response.seeOther(target)
                .cookie(TileCookie.cookie(session, provider.getAlias()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private Response refuse(EventError error, Notice notice) {
        RealmModel realm = session.getContext().getRealm();
        if (LOG.isDebugEnabled()) {
            LOG.debugf(
                    "Identity provider '%s' of realm '%s': launch refused, %s",
                    provider.getAlias(), realm.getName(), error.text());
        }
        RefusalEvent.of(session, EventType.LOGIN)
                .provider(provider.getAlias())
                .client(session.getContext().getClient())
                .write(error);
        LocaleUtil.processLocaleParam(session, realm, null);
        return notice.way("portal", LaunchLink.portal(session, provider.getAlias()))
                .show(session.getProvider(LoginFormsProvider.class));
    }
}
