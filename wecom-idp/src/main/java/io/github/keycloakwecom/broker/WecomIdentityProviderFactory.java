package io.github.keycloakwecom.broker;

import io.github.keycloakwecom.BuildInfo;
import io.github.keycloakwecom.TestedKeycloak;
import io.github.keycloakwecom.api.WecomClients;
import io.github.keycloakwecom.cluster.KeycloakClusterStore;
import io.github.keycloakwecom.config.CheckedWecomConfig;
import io.github.keycloakwecom.config.NodeClients;
import io.github.keycloakwecom.config.WecomConfigProperties;
import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.broker.provider.AbstractIdentityProviderFactory;
import org.keycloak.broker.social.SocialIdentityProviderFactory;
import org.keycloak.common.Version;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/**
 * Registers the identity provider {@code wecom}. A node has one factory, which keeps the {@link WecomClients} of the
 * node.
 */
public class WecomIdentityProviderFactory extends AbstractIdentityProviderFactory<WecomIdentityProvider>
        implements SocialIdentityProviderFactory<WecomIdentityProvider>, ServerInfoAwareProviderFactory, NodeClients {

    public static final String PROVIDER_ID = WecomIdentityProviderConfig.PROVIDER_ID;

    private static final Logger LOG = Logger.getLogger(WecomIdentityProviderFactory.class);

    private WecomClients clients;

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        TestedKeycloak.warning(Version.VERSION).ifPresent(LOG::warn);
        clients = new WecomClients(new KeycloakClusterStore(factory), Clock.systemUTC());
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public void close() {
        if (clients != null) {
            clients.close();
        }
    }

    @Override
    public WecomClients wecomClients() {
        if (clients == null) {
            throw new IllegalStateException("Keycloak has not started yet");
        }
        return clients;
    }

    /** In both languages, because the console does not translate it. */
    @Override
    public String getName() {
        return "WeCom (企业微信)";
    }

    @Override
    public WecomIdentityProvider create(KeycloakSession session, IdentityProviderModel model) {
        return new WecomIdentityProvider(session, new WecomIdentityProviderConfig(model));
    }

    @Override
    public WecomIdentityProviderConfig createConfig() {
        return new CheckedWecomConfig();
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return WecomConfigProperties.all();
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        return Map.of("Version", BuildInfo.version());
    }
}
