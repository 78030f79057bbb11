package io.github.keycloakwecom.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

class RealmSettingsTest {

    @TempDir
    private Path folder;

    @Test
    void valuesOfAnInstallationTakeThePlaceOfPlaceholders() {
        RealmRepresentation realm = RealmSettings.acme()
                .named("beta")
                .provider(Map.of("clientId", "ww1", "clientSecret", "s", "apiBaseUrl", "http://localhost:1"))
                .application("http://localhost:2", "t")
                .representation();

        assertThat(realm.getRealm()).isEqualTo("beta");
        IdentityProviderRepresentation wecom = realm.getIdentityProviders().get(0);
        assertThat(wecom.getConfig())
                .containsEntry("clientId", "ww1")
                .containsEntry("clientSecret", "s")
                .containsEntry("apiBaseUrl", "http://localhost:1")
                .containsEntry("agentId", "1000002");
        assertThat(wecom.isTrustEmail()).isFalse();
        ClientRepresentation application = realm.getClients().get(0);
        assertThat(application.getSecret()).isEqualTo("t");
        assertThat(application.getRedirectUris()).containsExactly("http://localhost:2/callback");
    }

    @Test
    void oneDoesNotChangeTheOther() {
        RealmSettings.acme().named("beta").provider("clientId", "ww1");
        assertThat(RealmSettings.acme().name()).isEqualTo("acme");
        assertThat(RealmSettings.acme().tree().toString()).doesNotContain("ww1\"");
    }

    @Test
    void importFileIsNamedAsKeycloakWantsIt() throws IOException {
        Path file = RealmSettings.acme().named("beta").writeTo(folder);
        assertThat(file).hasFileName("beta-realm.json");
        assertThat(new ObjectMapper().readTree(file.toFile()).path("realm").asText())
                .isEqualTo("beta");
    }

    @Test
    void nobodyButAdministratorsEditsAnything() throws IOException {
        JsonNode attributes = profile().path("attributes");
        assertThat(attributes).hasSize(14).allSatisfy(attribute -> {
            assertThat(attribute.at("/permissions/edit")).hasToString("[\"admin\"]");
            assertThat(attribute.has("required")).isFalse();
        });
    }

    @Test
    void theImportFileHasTheSameUserProfile() throws IOException {
        assertThat(profile(RealmSettings.delivered())).isEqualTo(profile());
    }

    private static JsonNode profile() throws IOException {
        return profile(RealmSettings.acme());
    }

    private static JsonNode profile(RealmSettings realm) throws IOException {
        String text = realm.tree()
                .at("/components/org.keycloak.userprofile.UserProfileProvider/0/config/kc.user.profile.config/0")
                .asText();
        return new ObjectMapper().readTree(text);
    }
}
