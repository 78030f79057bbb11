package io.github.keycloakwecom.broker;

import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.Urls;

/** The URLs of WeCom where a login begins. */
final class LoginUrls {

    private LoginUrls() {}

    /** The redirect URI, which is the same in every login. */
    static String redirectUri(KeycloakSession session, WecomIdentityProviderConfig config) {
        return Urls.identityProviderAuthnResponse(
                        session.getContext().getUri().getBaseUri(),
                        config.getAlias(),
                        session.getContext().getRealm().getName())
                .toString();
    }

    /**
     * The QR page for a browser (developer.work.weixin.qq.com/document/path/98152).
     *
     * @param language {@code zh} or {@code en}, the two that WeCom supports
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
     * The QR code for a frame in our page (developer.work.weixin.qq.com/document/path/98151). The frame reports the
     * code by a message instead of going to the redirect URI. {@code version} names the official component whose
     * messages our page understands. The browser adds {@code color_scheme}, which the server does not know.
     */
    static URI panel(WecomIdentityProviderConfig config, String redirectUri, String state, String language) {
        return URI.create(
                web(config, redirectUri, state, language) + "&redirect_type=callback&panel_size=small&version=2.4.4");
    }

    /**
     * The authorisation URL inside WeCom (developer.work.weixin.qq.com/document/path/91022). WeCom requires the
     * fragment.
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
