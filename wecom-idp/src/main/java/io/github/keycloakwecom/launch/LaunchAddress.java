package io.github.keycloakwecom.launch;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.constants.AdapterConstants;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.Urls;
import org.keycloak.services.util.ResolveRelative;

/**
 * The address that opens an application, from the client's settings only. The application begins the login there. For a
 * SAML client, it may be the address where Keycloak begins the login (IdP-initiated).
 */
public final class LaunchAddress {

    /** Client attribute for an address other than the Home URL. */
    public static final String ATTRIBUTE = "wecom.launch.url";

    private static final Logger LOG = Logger.getLogger(LaunchAddress.class);

    private static final Set<String> WEB = Set.of("http", "https");

    private final KeycloakSession session;

    public LaunchAddress(KeycloakSession session) {
        this.session = session;
    }

    /**
     * @param alias of the provider through which people sign in; an IdP-initiated login goes to it at once
     * @return empty when the client has no address that a browser can open
     */
    public Optional<URI> find(ClientModel client, String alias) {
        Optional<Found> found = explicit(client)
                .map(address -> new Found(address, "attribute " + ATTRIBUTE))
                .or(() -> idpInitiated(client, alias).map(address -> new Found(address, "IdP-initiated login")))
                .or(() -> home(client).map(address -> new Found(address, "Home URL")));
        boolean leadsBack = found.isPresent() && !isElsewhere(found.get().address());
        debug(
                client,
                alias,
                leadsBack
                        ? "none, because it is a launch link"
                        : found.map(Found::source).orElse("none"));
        return leadsBack ? Optional.empty() : found.map(Found::address);
    }

    /** @param source name of the setting, for the log */
    private record Found(URI address, String source) {}

    private void debug(ClientModel client, String alias, String source) {
        if (LOG.isDebugEnabled()) {
            LOG.debugf(
                    "Identity provider '%s' of realm '%s': address of application '%s': %s",
                    alias, session.getContext().getRealm().getName(), client.getClientId(), source);
        }
    }

    private Optional<URI> explicit(ClientModel client) {
        return Optional.ofNullable(client.getAttribute(ATTRIBUTE))
                .filter(url -> !url.isBlank())
                .flatMap(LaunchAddress::webAddress);
    }

    private Optional<URI> idpInitiated(ClientModel client, String alias) {
        return LaunchLink.idpInitiatedName(client)
                .map(name -> Urls.realmBase(session.getContext().getUri().getBaseUri())
                        .path("{realm}/protocol/saml/clients/{name}")
                        .queryParam(AdapterConstants.KC_IDP_HINT, "{alias}")
                        .build(session.getContext().getRealm().getName(), name, alias));
    }

    private Optional<URI> home(ClientModel client) {
        return Optional.ofNullable(client.getBaseUrl())
                .filter(url -> !url.isBlank())
                .map(url -> ResolveRelative.resolveRelativeUri(session, client.getRootUrl(), url))
                .flatMap(LaunchAddress::webAddress);
    }

    private static Optional<URI> webAddress(String url) {
        try {
            return Optional.of(URI.create(url.strip()))
                    .filter(uri -> uri.getHost() != null
                            && WEB.contains(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    // A Home URL that is a launch link would be a loop.
    private boolean isElsewhere(URI address) {
        URI here = session.getContext().getUri().getBaseUri();
        return !(address.getHost().equals(here.getHost())
                && address.getPath() != null
                && address.getPath().matches(".*/wecom/[^/]+/launch/.*"));
    }
}
