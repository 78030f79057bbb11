package io.github.keycloakwecom.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.github.keycloakwecom.testing.LoginInBrowser;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoginUrlsTest {

    private static final String REDIRECT_URI = "https://sso.example.com/realms/acme/broker/wecom/endpoint";

    @Test
    void aBrowserGoesToTheCurrentLoginPage() {
        assertThat(LoginUrls.web(config(), REDIRECT_URI, "k3Jq9", "zh"))
                .hasToString(
                        "https://login.work.weixin.qq.com/wwlogin/sso/login?login_type=CorpApp&appid=wwSIM0000000001"
                                + "&agentid=1000002"
                                + "&redirect_uri=https%3A%2F%2Fsso.example.com%2Frealms%2Facme"
                                + "%2Fbroker%2Fwecom%2Fendpoint&state=k3Jq9&lang=zh");
    }

    @Test
    void aPageInsideWecomGoesToTheSilentAuthorisation() {
        assertThat(LoginUrls.inApp(config(), REDIRECT_URI, "a81Zq", "snsapi_base"))
                .hasToString("https://open.weixin.qq.com/connect/oauth2/authorize?appid=wwSIM0000000001"
                        + "&redirect_uri=https%3A%2F%2Fsso.example.com%2Frealms%2Facme%2Fbroker%2Fwecom%2Fendpoint"
                        + "&response_type=code&scope=snsapi_base&state=a81Zq&agentid=1000002#wechat_redirect");
    }

    @Test
    void thePanelFramesTheSamePageWhichReportsTheCodeByAMessage() {
        assertThat(LoginUrls.panel(config(), REDIRECT_URI, "k3Jq9", "en"))
                .hasToString(LoginUrls.web(config(), REDIRECT_URI, "k3Jq9", "en")
                        + "&redirect_type=callback&panel_size=small&version=2.4.4");
    }

    @Test
    void consentIsAskedForAtTheSameAddressWithAnotherScope() {
        assertThat(LoginUrls.inApp(config(), REDIRECT_URI, "a81Zq", "snsapi_privateinfo"))
                .hasToString(LoginUrls.inApp(config(), REDIRECT_URI, "a81Zq", "snsapi_base")
                        .toString()
                        .replace("snsapi_base", "snsapi_privateinfo"));
    }

    @Test
    void whatASettingContainsStaysInItsParameter() {
        WecomIdentityProviderConfig config = config();
        config.getConfig().put(WecomIdentityProviderConfig.AGENT_ID, "1&appid=wwOTHER#");
        assertThat(LoginUrls.web(config, REDIRECT_URI, "s", "en"))
                .asString()
                .contains("&agentid=1%26appid%3DwwOTHER%23&");
        assertThat(LoginUrls.inApp(config, REDIRECT_URI, "s", "snsapi_base"))
                .asString()
                .endsWith("&agentid=1%26appid%3DwwOTHER%23#wechat_redirect");
    }

    @Test
    void wecomSendsTheBrowserBackToTheEndpointOfTheAlias() {
        LoginInBrowser browser = new LoginInBrowser();
        browser.config.setAlias("wecom-gov");
        assertThat(LoginUrls.redirectUri(browser.keycloak(), browser.config))
                .isEqualTo("https://sso.example/realms/acme/broker/wecom-gov/endpoint");
    }

    @Test
    void aPrivateEditionHasAddressesOfItsOwn() {
        WecomIdentityProviderConfig config = config();
        config.getConfig()
                .put(WecomIdentityProviderConfig.WEB_LOGIN_URL, "http://wecom.corp.example/login?edition=local");
        assertThat(LoginUrls.web(config, REDIRECT_URI, "s", "en"))
                .asString()
                .startsWith("http://wecom.corp.example/login?edition=local&login_type=CorpApp");
        config.getConfig()
                .put(
                        WecomIdentityProviderConfig.IN_APP_URL,
                        "https://wecom.gov.example/prefix/connect/oauth2/authorize");
        assertThat(LoginUrls.inApp(config, REDIRECT_URI, "s", "snsapi_base"))
                .asString()
                .startsWith("https://wecom.gov.example/prefix/connect/oauth2/authorize?appid=")
                .endsWith("#wechat_redirect");
    }

    private static WecomIdentityProviderConfig config() {
        WecomIdentityProviderConfig config = new WecomIdentityProviderConfig();
        config.getConfig()
                .putAll(Map.of(
                        WecomIdentityProviderConfig.CORP_ID, "wwSIM0000000001",
                        WecomIdentityProviderConfig.AGENT_ID, "1000002"));
        return config;
    }
}
