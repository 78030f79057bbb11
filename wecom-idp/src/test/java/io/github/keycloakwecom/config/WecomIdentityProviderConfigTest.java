package io.github.keycloakwecom.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakwecom.api.IdentityApi;
import io.github.keycloakwecom.broker.WecomIdentityProviderFactory;
import io.github.keycloakwecom.testing.Fake;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.ClientModel;
import org.keycloak.models.IdentityProviderSyncMode;

class WecomIdentityProviderConfigTest {

    @Test
    void theThreeIdsAreEnough() {
        WecomIdentityProviderConfig config = config(Map.of());
        assertThatCode(() -> config.validate(null)).doesNotThrowAnyException();
        assertThat(config.getApiBaseUrl()).isEqualTo("https://qyapi.weixin.qq.com");
        assertThat(config.getWebLoginUrl()).isEqualTo("https://login.work.weixin.qq.com/wwlogin/sso/login");
        assertThat(config.getInAppUrl()).isEqualTo("https://open.weixin.qq.com/connect/oauth2/authorize");
        assertThat(config.getIdentityApi()).isEqualTo(IdentityApi.AUTH);
        assertThat(config.isVerifyMembership()).isTrue();
    }

    @Test
    void aNewProviderFollowsWecomAtEveryLogin() {
        assertThat(new WecomIdentityProviderFactory().createConfig().getSyncMode())
                .isEqualTo(IdentityProviderSyncMode.FORCE);
    }

    @Test
    void allProblemsAreNamedAtOnceAndTheSecretIsNot() {
        assertThatThrownBy(() -> config(Map.of(
                                "clientId", "not a corp id",
                                "clientSecret", " ",
                                "agentId", "app",
                                "apiBaseUrl", "qyapi.weixin.qq.com",
                                "webLoginUrl", "javascript:alert(1)",
                                "inAppUrl", "https://user@host/x"))
                        .validate(null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "CorpID", "secret of the app", "AgentId", "API base URL", "Web login URL", "In-app login URL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://wecom.example.com/", "http://10.0.0.8:8080", "https://wecom.gov.example/prefix//"})
    void privateEditionsAreReachedWhereTheAdminSays(String url) {
        WecomIdentityProviderConfig config = config(Map.of("apiBaseUrl", url));
        assertThatCode(() -> config.validate(null)).doesNotThrowAnyException();
        assertThat(config.getApiBaseUrl()).doesNotEndWith("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://host", "https://", "//host", "https://host#x", "https://ho st", "file:///etc/passwd"})
    void whatIsNoWebAddressIsRefused(String url) {
        assertThatThrownBy(() -> config(Map.of("apiBaseUrl", url)).validate(null))
                .hasMessageContaining("API base URL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "- | true",
                "'' | true",
                "gitlab | true",
                "wiki | false",
                "wiki##gitlab | true",
                "wiki## gitlab  | true",
                "##gitlab | true",
                "## | true",
                "gitlab-runner | false"
            })
    void applicationsAreReadAsTheConsoleWritesThem(String setting, boolean allowed) {
        WecomIdentityProviderConfig config = config(Map.of());
        config.getConfig().put("kcTheme-clients", setting);
        ClientModel gitlab = Fake.of(ClientModel.class, Map.of("getClientId", any -> "gitlab"));
        assertThat(config.isFor(gitlab)).isEqualTo(allowed);
    }

    private static WecomIdentityProviderConfig config(Map<String, String> changes) {
        Map<String, String> settings =
                new HashMap<>(Map.of("clientId", "wwSIM0000000001", "clientSecret", "secret", "agentId", "1000002"));
        settings.putAll(changes);
        WecomIdentityProviderConfig config = new CheckedWecomConfig();
        config.getConfig().putAll(settings);
        return config;
    }
}
