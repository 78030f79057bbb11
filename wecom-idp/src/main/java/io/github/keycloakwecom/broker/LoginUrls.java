package io.github.keycloakwecom.broker;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The two addresses of WeCom where a login begins. */
final class LoginUrls {

    private LoginUrls() {}

    /**
     * The QR page for a browser (document/path/98152).
     *
     * @param language {@code zh} or {@code en}, the two that the page knows
     */
    static URI web(WecomIdentityProviderConfig config, String redirectUri, String state, String language) {
        return URI.create(config.getWebLoginUrl()
                + joint(config.getWebLoginUrl())
                + "login_type=CorpApp"
                + "&appid=" + encoded(config.getCorpId())
                + "&agentid=" + encoded(config.getAgentId())
                + "&redirect_uri=" + encoded(redirectUri)
                + "&state=" + encoded(state)
                + "&lang=" + encoded(language));
    }

    /**
     * The authorisation for a page inside WeCom (document/path/91022); the fragment is part of the protocol.
     *
     * @param scope {@code snsapi_base}, silent, or {@code snsapi_privateinfo}, with a page of consent
     */
    static URI inApp(WecomIdentityProviderConfig config, String redirectUri, String state, String scope) {
        return URI.create(config.getInAppUrl()
                + joint(config.getInAppUrl())
                + "appid=" + encoded(config.getCorpId())
                + "&redirect_uri=" + encoded(redirectUri)
                + "&response_type=code"
                + "&scope=" + encoded(scope)
                + "&state=" + encoded(state)
                + "&agentid=" + encoded(config.getAgentId())
                + "#wechat_redirect");
    }

    private static char joint(String url) {
        return url.indexOf('?') < 0 ? '?' : '&';
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
