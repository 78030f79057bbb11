package io.github.keycloakwecom.config;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.keycloakwecom.testing.Stub;
import io.github.keycloakwecom.testing.TestRealm;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.vault.VaultStringSecret;
import org.keycloak.vault.VaultTranscriber;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // setting | value | problem
                "clientId   | ww1234567890abcdef           | ''",
                "clientId   | wl-Gov_1                     | ''",
                "clientId   | ''                           | CorpID",
                "clientId   | ww 1                         | CorpID",
                "clientId   | 企业                         | CorpID",
                "clientId   | ww1&appid=ww2                | CorpID",
                "clientId   | 0123456789012345678901234567890123456789012345678901234567890123  | ''",
                "clientId   | 01234567890123456789012345678901234567890123456789012345678901234 | CorpID",
                "agentId    | 1                            | ''",
                "agentId    | 01234567890123456789         | ''",
                "agentId    | 012345678901234567890        | AgentId",
                "agentId    | -1                           | AgentId",
                "agentId    | １０                         | AgentId",
                "agentId    | ''                           | AgentId",
                "clientSecret | ''                         | Client Secret",
                "apiBaseUrl | https://wecom.example/prefix | ''",
                "apiBaseUrl | HTTP://10.0.0.8:8080         | ''",
                "apiBaseUrl | https://wecom.example?x=1    | must not have a query",
                "webLoginUrl | https://wecom.example?x=1   | ''",
                "inAppUrl   | https://wecom.example#x      | In-app login URL",
                "inAppUrl   | https://u@wecom.example      | In-app login URL",
                "webLoginUrl | /wwlogin                    | Web login URL",
                "emailTemplate | ${userid}@corp.example     | ''",
                "emailTemplate | x.${userid}+y@a.b-c.example | ''",
                "emailTemplate | ${userid}                  | Mail template",
                "emailTemplate | ${userid}@corp             | Mail template",
                "emailTemplate | userid@corp.example        | Mail template",
                "emailTemplate | ${mobile}@corp.example     | Mail template",
                "emailTemplate | ${userid}@a@corp.example   | Mail template",
                "emailTemplate | ${userid}${userid}@corp.example | Mail template"
            })
    void setting_isCheckedByItself(String key, String value, String problem) {
        WecomIdentityProviderConfig config = complete("secret");
        config.getConfig().put(key, value);
        SettingsCheck check = new SettingsCheck(config, new ConsoleTexts(Locale.ENGLISH));
        if (problem.isEmpty()) {
            assertThatCode(() -> check.run(null, null)).doesNotThrowAnyException();
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> check.run(null, null))
                    .withMessageContaining(problem);
        }
    }

    /** "A reference that leads nowhere fails the login and is never sent." */
    @ParameterizedTest
    @CsvSource({
        // secret, the vault has it, the request is for this realm: whether it can be saved
        "${vault.wecom}, true,  true,  true",
        "${vault.wecom}, false, true,  false",
        "${vault.wecom}, false, false, true",
        "plain,          false, true,  true"
    })
    void vaultReference_hasToLeadSomewhere(String secret, boolean found, boolean sameRealm, boolean saved) {
        VaultStringSecret entry = Stub.of(VaultStringSecret.class)
                .returns("get", found ? Optional.of("s3cret") : Optional.empty())
                .returns("close", null)
                .make();
        RealmModel realm = new TestRealm().model();
        KeycloakContext context = Stub.of(KeycloakContext.class)
                .returns("getRealm", sameRealm ? realm : new TestRealm().model())
                .make();
        KeycloakSession session = Stub.of(KeycloakSession.class)
                .returns("getContext", context)
                .returns(
                        "vault",
                        Stub.of(VaultTranscriber.class)
                                .returns("getStringSecret", entry)
                                .make())
                .make();
        SettingsCheck check = new SettingsCheck(complete(secret), new ConsoleTexts(Locale.ENGLISH));
        if (saved) {
            assertThatCode(() -> check.run(session, realm)).doesNotThrowAnyException();
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> check.run(session, realm))
                    .withMessageContaining("vault")
                    .withMessageNotContaining("s3cret");
        }
    }

    private static WecomIdentityProviderConfig complete(String secret) {
        WecomIdentityProviderConfig config = new WecomIdentityProviderConfig();
        config.getConfig().putAll(Map.of("clientId", "ww1", "clientSecret", secret, "agentId", "1000002"));
        return config;
    }
}
