package io.github.keycloakwecom.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.access.ClientAccessActionFactory;
import io.github.keycloakwecom.testing.Fake;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;

class SettingsWarningsTest {

    @ParameterizedTest
    @ValueSource(strings = {"apiBaseUrl", "webLoginUrl", "inAppUrl"})
    void plainHttp_isWarnedOf(String key) {
        assertThat(new SettingsWarnings(provider("a", Map.of(key, "HTTP://wecom.example/x"))).addressWarnings())
                .singleElement()
                .asString()
                .contains("read and forge");
        assertThat(new SettingsWarnings(provider("a", Map.of(key, "https://wecom.example/x"))).addressWarnings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example, https://b.example",
        "https://a.example, https://a.example:8443",
        "https://a.example, http://a.example",
        "http://a.example, http://a.example",
    })
    void theServersOfTwoCompaniesMayReceiveEachOthersCodes(String one, String other) {
        assertThat(warnings(provider("a", Map.of("apiBaseUrl", one)), provider("b", Map.of("apiBaseUrl", other))))
                .singleElement()
                .asString()
                .contains("'b'", "codes of each other");
    }

    @Test
    void twoCompaniesOnTheSameServersAreTheUsualCase() {
        assertThat(warnings(provider("a", Map.of()), provider("b", Map.of()))).isEmpty();
        assertThat(warnings(
                        provider("a", Map.of("apiBaseUrl", "https://Wecom.Example/one")),
                        provider("b", Map.of("apiBaseUrl", "https://wecom.example/two/"))))
                .isEmpty();
    }

    @Test
    void aProviderIsNotComparedWithItselfAndNotWhileItIsDisabled() {
        WecomIdentityProviderConfig here = provider("a", Map.of("apiBaseUrl", "https://a.example"));
        assertThat(warnings(here, provider("a", Map.of()))).isEmpty();
        here.setEnabled(false);
        assertThat(warnings(here, provider("b", Map.of()))).isEmpty();
    }

    @Test
    void applicationsNeedTheRequiredAction() {
        assertThat(SettingsWarnings.ACCESS_ACTION).isEqualTo(ClientAccessActionFactory.PROVIDER_ID);
        SettingsWarnings some = new SettingsWarnings(provider("a", Map.of("kcTheme-clients", "gitlab")));
        RequiredActionProviderModel action = new RequiredActionProviderModel();
        assertThat(some.applicationWarnings(realm(null)))
                .singleElement()
                .asString()
                .contains("wecom-client-access");
        action.setEnabled(false);
        assertThat(some.applicationWarnings(realm(action))).hasSize(1);
        action.setEnabled(true);
        assertThat(some.applicationWarnings(realm(action))).isEmpty();
        assertThat(new SettingsWarnings(provider("a", Map.of())).applicationWarnings(realm(null)))
                .isEmpty();
    }

    private static List<String> warnings(WecomIdentityProviderConfig here, WecomIdentityProviderConfig other) {
        return new SettingsWarnings(here).otherProviderWarnings(List.of(here, other));
    }

    private static RealmModel realm(RequiredActionProviderModel action) {
        return Fake.of(RealmModel.class, Map.of("getRequiredActionProviderByAlias", alias -> action));
    }

    private static WecomIdentityProviderConfig provider(String alias, Map<String, String> settings) {
        WecomIdentityProviderConfig provider = new WecomIdentityProviderConfig();
        provider.setAlias(alias);
        provider.setEnabled(true);
        provider.getConfig().putAll(settings);
        return provider;
    }
}
