package io.github.keycloakwecom.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.keycloakwecom.api.WecomApp;
import io.github.keycloakwecom.api.WecomClients;
import io.github.keycloakwecom.broker.WecomIdentityProviderFactory;
import io.github.keycloakwecom.testing.Fake;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.junit.jupiter.api.Test;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.vault.VaultStringSecret;
import org.keycloak.vault.VaultTranscriber;

class ConfiguredClientsTest {

    private static final String REFERENCE = "${vault.wecom}";

    private final WecomIdentityProviderFactory factory = new WecomIdentityProviderFactory();
    private final KeycloakSessionFactory sessions = sessions(factory);
    private final AtomicInteger closed = new AtomicInteger();

    @Test
    void theAppHasTheSecretOfTheVaultAndNotTheReference() {
        assertThat(new ConfiguredClients(session("the secret")).app(config()))
                .hasValue(new WecomApp("https://wecom.example", "wwSIM0000000001", "1000002", "the secret"));
        assertThat(closed).as("times that the secret was closed").hasValue(1);
    }

    @Test
    void aReferenceThatTheVaultDoesNotKnowMakesNoClient() {
        factory.postInit(sessions);
        assertThat(new ConfiguredClients(session(null)).clientFor(config())).isEmpty();
        assertThat(closed).hasValue(1);
        factory.close();
    }

    @Test
    void theClientUsesTheHttpClientOfKeycloakAndTheClientsOfTheNode() throws Exception {
        factory.postInit(sessions);
        try (CloseableHttpClient http = HttpClients.createDefault()) {
            assertThat(new ConfiguredClients(session("the secret", http)).clientFor(config()))
                    .isPresent();
        }
        factory.close();
    }

    @Test
    void everyPackageGetsTheSameClientsOfTheNode() {
        factory.postInit(sessions);
        WecomClients first = ConfiguredClients.ofNode(sessions);
        assertThat(ConfiguredClients.ofNode(sessions)).isSameAs(first).isSameAs(factory.wecomClients());
        factory.close();
    }

    @Test
    void twoServersInOneProcessShareNothing() {
        WecomIdentityProviderFactory other = new WecomIdentityProviderFactory();
        factory.postInit(sessions);
        other.postInit(sessions(other));
        assertThat(ConfiguredClients.ofNode(sessions(other))).isNotSameAs(ConfiguredClients.ofNode(sessions));
        factory.close();
        other.close();
    }

    @Test
    void beforeTheStartOfKeycloakThereAreNone() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ConfiguredClients.ofNode(sessions))
                .withMessageContaining("not started");
    }

    @Test
    void aFactoryThatIsAbsentOrNotOursIsNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ConfiguredClients.ofNode(sessions(null)))
                .withMessageContaining("'wecom'");
    }

    private static WecomIdentityProviderConfig config() {
        WecomIdentityProviderConfig config = new WecomIdentityProviderConfig();
        config.getConfig()
                .putAll(Map.of(
                        "clientId", "wwSIM0000000001",
                        "clientSecret", REFERENCE,
                        "agentId", "1000002",
                        "apiBaseUrl", "https://wecom.example/"));
        return config;
    }

    private static KeycloakSessionFactory sessions(ProviderFactory<?> wecom) {
        return Fake.of(
                KeycloakSessionFactory.class, Map.of("getProviderFactory", id -> "wecom".equals(id) ? wecom : null));
    }

    private KeycloakSession session(String secret) {
        return session(secret, null);
    }

    /** @param secret what the vault has for the reference, or null */
    private KeycloakSession session(String secret, CloseableHttpClient http) {
        VaultStringSecret found = Fake.of(
                VaultStringSecret.class,
                Map.of("get", any -> Optional.ofNullable(secret), "close", any -> closed.incrementAndGet()));
        VaultTranscriber vault = Fake.of(VaultTranscriber.class, Map.of("getStringSecret", reference -> {
            assertThat(reference).isEqualTo(REFERENCE);
            return found;
        }));
        HttpClientProvider ofKeycloak = Fake.of(HttpClientProvider.class, Map.of("getHttpClient", any -> http));
        return Fake.of(
                KeycloakSession.class,
                Map.of(
                        "vault", any -> vault,
                        "getKeycloakSessionFactory", any -> sessions,
                        "getProvider", type -> type == HttpClientProvider.class ? ofKeycloak : null));
    }
}
