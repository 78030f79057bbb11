package io.github.keycloakwecom.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.keycloakwecom.testing.DebugTrail;
import io.github.keycloakwecom.testing.TestRealm;
import io.github.keycloakwecom.testing.TestSession;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.models.KeycloakSession;
import org.keycloak.utils.KeycloakSessionUtil;

class CheckedWecomConfigTest {

    private final TestRealm realm = new TestRealm();
    private final CheckedWecomConfig config = new CheckedWecomConfig();
    private KeycloakSession before;

    @BeforeEach
    void completeSettings() {
        before = KeycloakSessionUtil.setKeycloakSession(new TestSession(realm).session());
        config.setAlias("wecom");
        config.setEnabled(true);
        config.getConfig().putAll(Map.of("clientId", "ww1", "clientSecret", "s3cret", "agentId", "1000002"));
    }

    @AfterEach
    void noRequest() {
        KeycloakSessionUtil.setKeycloakSession(before);
    }

    @Test
    void newProvider_followsWecomAtEveryLogin() {
        assertThat(config.getSyncMode()).isEqualTo(IdentityProviderSyncMode.FORCE);
    }

    @Test
    void safeSettings_areSavedWithoutAWarning() {
        assertThat(warningsOfValidate()).isEmpty();
    }

    @Test
    void unsafeSettings_areSavedWithAWarning() {
        config.getConfig().put("apiBaseUrl", "http://wecom.example");
        assertThat(warningsOfValidate())
                .singleElement()
                .asString()
                .startsWith("Identity provider 'wecom' of realm 'acme' was saved with settings that are less safe")
                .contains("read and forge")
                .doesNotContain("s3cret");
    }

    @Test
    void wrongSettings_areNotSaved() {
        config.getConfig().put("agentId", "app");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config.validate(realm.model()))
                .withMessageContaining("AgentId");
    }

    @Test
    void withoutSession_settingsAreStillChecked() {
        KeycloakSessionUtil.setKeycloakSession(null);
        assertThat(warningsOfValidate()).isEmpty();
        config.getConfig().put("agentId", "app");
        assertThatIllegalArgumentException().isThrownBy(() -> config.validate(realm.model()));
    }

    private List<String> warningsOfValidate() {
        try (DebugTrail trail = DebugTrail.of(SettingsWarnings.class)) {
            config.validate(realm.model());
            return List.copyOf(trail.lines());
        }
    }
}
