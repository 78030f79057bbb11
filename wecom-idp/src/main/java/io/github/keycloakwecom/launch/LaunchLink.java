package io.github.keycloakwecom.launch;

import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.services.Urls;

/**
 * The link that an administrator enters in WeCom's console as home page of an app. It contains the client id of the
 * application. For a SAML client it contains the IdP-initiated name instead: its client id is usually a URL, and some
 * proxies refuse slashes in a path segment.
 */
public final class LaunchLink {

    /** More than one, because a former SAML client may still have the attribute. */
    private static final int MAX_CLIENTS_OF_A_NAME = 20;

    private LaunchLink() {}

    /** The link to an application, for people who sign in through a provider. */
    public static URI application(KeycloakSession session, String alias, ClientModel client) {
        return base(session).path("launch/{name}").build(realm(session).getName(), alias, name(session, client));
    }

    private static String name(KeycloakSession session, ClientModel client) {
        return idpInitiatedName(client)
                .filter(name -> realm(session).getClientByClientId(name) == null)
                .orElse(client.getClientId());
    }

    /** The link to the page of all applications. */
    public static URI portal(KeycloakSession session, String alias) {
        return base(session).path("portal").build(realm(session).getName(), alias);
    }

    /** @param name from the link: the client id or the IdP-initiated name */
    public static Optional<ClientModel> client(KeycloakSession session, String name) {
        return Optional.ofNullable(realm(session).getClientByClientId(name)).or(() -> session.clients()
                .searchClientsByAttributes(
                        realm(session),
                        Map.of(SamlProtocol.SAML_IDP_INITIATED_SSO_URL_NAME, name),
                        0,
                        MAX_CLIENTS_OF_A_NAME)
                .filter(client -> idpInitiatedName(client).equals(Optional.of(name)))
                .findFirst());
    }

    /** The name of a SAML client in the address of an IdP-initiated login. */
    static Optional<String> idpInitiatedName(ClientModel client) {
        return Optional.ofNullable(client.getAttribute(SamlProtocol.SAML_IDP_INITIATED_SSO_URL_NAME))
                .filter(name -> SamlProtocol.LOGIN_PROTOCOL.equals(client.getProtocol()) && !name.isBlank());
    }

    private static UriBuilder base(KeycloakSession session) {
        return Urls.realmBase(session.getContext().getUri().getBaseUri()).path("{realm}/wecom/{alias}");
    }

    private static RealmModel realm(KeycloakSession session) {
        return session.getContext().getRealm();
    }
}
