package io.github.keycloakwecom.rest;

import io.github.keycloakwecom.broker.WecomIdentityProvider;
import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jboss.logging.Logger;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.IdentityBrokerService;

/** The resources below {@code /realms/{realm}/wecom}. */
public class WecomRealmResource {

    private static final Logger LOG = Logger.getLogger(WecomRealmResource.class);

    private final KeycloakSession session;

    public WecomRealmResource(KeycloakSession session) {
        this.session = session;
    }

    @Path("{alias}/panel")
    public QrPanelResource panel(@PathParam("alias") String alias) {
        return new QrPanelResource(session, provider(alias));
    }

    // A client id may be a URL, so it may contain slashes.
    @Path("{alias}/launch{clientId: (/.*)?}")
    public AppLaunchResource launch(@PathParam("alias") String alias, @PathParam("clientId") String path) {
        return new AppLaunchResource(session, provider(alias).getConfig(), path.isEmpty() ? "" : path.substring(1));
    }

    @Path("{alias}/portal")
    public PortalResource portal(@PathParam("alias") String alias) {
        return new PortalResource(session, provider(alias).getConfig());
    }

    /**
     * @throws NotFoundException, which Keycloak shows as a page, when the alias is unknown, disabled, for linking only,
     *     or of another kind
     */
    private WecomIdentityProvider provider(String alias) {
        IdentityProviderModel model = session.identityProviders().getByAlias(alias);
        boolean ours = model != null
                && model.isEnabled()
                && !Boolean.TRUE.equals(model.isLinkOnly())
                && WecomIdentityProviderConfig.PROVIDER_ID.equals(model.getProviderId())
                && session.getContext().getRealm().isEnabled();
        if (!ours) {
            // Without the alias, which may be any text from the URL.
            LOG.debugf(
                    "Realm '%s': not found, because no enabled identity provider of WeCom has this alias and signs in",
                    session.getContext().getRealm().getName());
            throw new NotFoundException("No identity provider of WeCom here");
        }
        return (WecomIdentityProvider) IdentityBrokerService.getIdentityProvider(session, alias);
    }
}
