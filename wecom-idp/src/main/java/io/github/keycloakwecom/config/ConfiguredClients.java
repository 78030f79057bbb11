package io.github.keycloakwecom.config;

import io.github.keycloakwecom.api.WecomApp;
import io.github.keycloakwecom.api.WecomClient;
import io.github.keycloakwecom.api.WecomClients;
import java.util.Optional;
import org.keycloak.broker.social.SocialIdentityProvider;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.vault.VaultStringSecret;

/**
 * Makes the client for the app that the settings of an identity provider describe. Logins, callbacks and jobs get their
 * clients here, so all of them share the tokens, backoffs and limits of the node.
 */
public final class ConfiguredClients {

    private final KeycloakSession session;

    /**
     * @param session whose context has the realm of the settings, because Keycloak's vault finds secrets by that realm
     */
    public ConfiguredClients(KeycloakSession session) {
        this.session = session;
    }

    /** The clients of this node, which the factory of the identity provider keeps and closes. */
    public static WecomClients ofNode(KeycloakSessionFactory sessions) {
        ProviderFactory<?> factory =
                sessions.getProviderFactory(SocialIdentityProvider.class, WecomIdentityProviderConfig.PROVIDER_ID);
        if (factory instanceof NodeClients node) {
            return node.wecomClients();
        }
        throw new IllegalStateException("the identity provider '" + WecomIdentityProviderConfig.PROVIDER_ID
                + "' is not this extension's, or is disabled in this Keycloak");
    }

    /** @return empty when the vault has no secret for the reference in the settings */
    public Optional<WecomClient> clientFor(WecomIdentityProviderConfig config) {
        WecomClients clients = ofNode(session.getKeycloakSessionFactory());
        return app(config)
                .map(app -> clients.clientFor(
                        app, session.getProvider(HttpClientProvider.class).getHttpClient()));
    }

    /** @return empty as above, because the reference itself must not be sent to WeCom */
    Optional<WecomApp> app(WecomIdentityProviderConfig config) {
        try (VaultStringSecret vault = session.vault().getStringSecret(config.getSecret())) {
            return vault.get()
                    .map(secret ->
                            new WecomApp(config.getApiBaseUrl(), config.getCorpId(), config.getAgentId(), secret));
        }
    }
}
