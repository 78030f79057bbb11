package io.github.keycloakwecom.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.testing.LoginInBrowser;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PanelLoginTest {

    private static final String REDIRECT_URI = "https://sso.example/realms/acme/broker/wecom/endpoint";

    private final LoginInBrowser browser = new LoginInBrowser();

    @Test
    void thePanelFramesWecomAndReturnsToTheRedirectUri() {
        PanelLogin panel = open();
        assertThat(panel.returnUrl()).hasToString(REDIRECT_URI);
        assertThat(panel.frameUrl())
                .asString()
                .startsWith("https://login.work.weixin.qq.com/wwlogin/sso/login?")
                .contains("&state=" + panel.state() + "&", "&lang=en&", "redirect_type=callback");
        assertThat(panel.secondsToLive()).isEqualTo(1800);
    }

    @Test
    void whatThePanelReturnsWithIsAcceptedOnce() {
        LoginState states = new LoginState(browser.keycloak(), browser.realm(), "wecom");
        String state = open().state();
        assertThat(open().state()).as("of a panel that loads again").isEqualTo(state);
        states.resume(state);
        assertThat(open().state()).as("of a panel after a scan").isNotEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "https://login.work.weixin.qq.com/wwlogin/sso/login?a=b, https://login.work.weixin.qq.com",
        "http://wecom.corp.example:8443/login,                   http://wecom.corp.example:8443"
    })
    void onlyTheOriginOfTheFrameMayBeFramed(URI frame, String origin) {
        assertThat(new PanelLogin(frame, URI.create(REDIRECT_URI), "state", 1).frameOrigin())
                .isEqualTo(origin);
    }

    private PanelLogin open() {
        return new WecomIdentityProvider(browser.keycloak(), browser.config).openPanel(browser.login());
    }
}
