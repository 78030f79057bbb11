package io.github.keycloakwecom.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class WecomUserAgentTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 Chrome/107.0 Safari/537.36 Language/zh"
                        + " ColorScheme/Light wxwork/5.0.10 (MicroMessenger/6.2) WindowsWechat MailPlugin_Electron",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 wxwork/4.1.36"
                        + " (MicroMessenger/6.2) WeChat/2.0.4 Safari/605.1.15",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 15_0 like Mac OS X) Mobile/15E148"
                        + " wxwork/4.0.8 MicroMessenger/7.0.1",
                "Mozilla/5.0 (Linux; Android 13; wv) Mobile Safari/537.36 wxwork/4.1.22 MicroMessenger/7.0.1",
                "Mozilla/5.0 wxworklocal/3.3.0 wxwork/4.0.0",
                "Mozilla/5.0 wxworklocal/3.3.0 MicroMessenger/7.0.1",
                "Mozilla/5.0 WXWORK/4.0.0"
            })
    void insideWecom(String userAgent) {
        assertThat(WecomUserAgent.isWecom(userAgent)).isTrue();
    }

    @Test
    void noHeaderAtAll() {
        assertThat(WecomUserAgent.isWecom((String) null)).isFalse();
    }

    @ParameterizedTest
    @EmptySource
    @ValueSource(
            strings = {
                "Mozilla/5.0 (X11; Linux x86_64) Chrome/150.0 Safari/537.36",
                "Mozilla/5.0 (iPhone) Mobile/15E148 MicroMessenger/8.0.40 NetType/WIFI",
                "Mozilla/5.0 WindowsWechat MicroMessenger/7.0.20",
                "notwxwork",
                "wxworks/1.0"
            })
    void outside(String userAgent) {
        assertThat(WecomUserAgent.isWecom(userAgent)).isFalse();
    }
}
