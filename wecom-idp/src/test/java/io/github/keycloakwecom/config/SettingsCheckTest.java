package io.github.keycloakwecom.config;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsCheckTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Client ID must be the CorpID | Client Secret must be | AgentId must be | Web login URL must be",
                "zh-CN | 客户端ID（Client ID）应填写企业 ID | 应用的 Secret。 | AgentId 应填写 | “网页登录地址”应填写",
                "zh-TW | 應用程式 ID（Client ID）應填寫企業 ID | 應用的 Secret。 | AgentId 應填寫 | 「網頁登入網址」應填寫"
            })
    void allProblemsAreNamedAtOnceInTheLanguageOfTheAdministrator(
            String locale, String corpId, String secret, String agentId, String address) {
        WecomIdentityProviderConfig config = new WecomIdentityProviderConfig();
        config.getConfig().putAll(Map.of("clientId", "no corp id", "agentId", "app", "webLoginUrl", "nowhere"));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new SettingsCheck(config, new ConsoleTexts(Locale.forLanguageTag(locale))).run(null, null))
                .withMessageContainingAll(corpId, secret, agentId, address)
                .withMessageNotContainingAny("{0}", "wecom.");
    }
}
