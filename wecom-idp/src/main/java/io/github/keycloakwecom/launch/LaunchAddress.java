package io.github.keycloakwecom.launch;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.keycloak.constants.AdapterConstants;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.Urls;
import org.keycloak.services.util.ResolveRelative;

/**
 * Where an application begins: an address from the client's own settings and from nothing else. There the application
 * begins the login. A SAML client may have an address of Keycloak's instead, where Keycloak begins it (IdP-initiated).
 */
public final class LaunchAddress {

    /** Client attribute for an address that is not the Home URL. */
    public static final String ATTRIBUTE = "wecom.launch.url";

    private static final Set<String> WEB = Set.of("http", "https");

    private final KeycloakSession session;

    public LaunchAddress(KeycloakSession session) {
        this.session = session;
    }

    /**
     * @param alias of the provider whose people come; Keycloak goes straight there where it begins the login itself
     * @return nothing when the client has no address that a browser could open
     */
    public Optional<URI> of(ClientModel client, String alias) {
        return explicit(client)
                .or(() -> idpInitiated(client, alias))
                .or(() -> home(client))
                .filter(this::isElsewhere);
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

    // A Home URL that is a launch link would lead here again and again.
    private boolean isElsewhere(URI address) {
        URI here = session.getContext().getUri().getBaseUri();
        return !(address.getHost().equals(here.getHost())
                && address.getPath() != null
                && address.getPath().matches(".*/wecom/[^/]+/launch/.*"));
    }
}
