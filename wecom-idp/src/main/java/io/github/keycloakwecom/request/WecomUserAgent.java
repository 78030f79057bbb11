package io.github.keycloakwecom.request;

import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;

/**
 * Whether a page is open inside WeCom. The official JS-SDK decides in the same way. {@code MicroMessenger} is no proof,
 * because WeChat's user agent contains it too. A person can change the user agent, so it selects a page but gives no
 * rights.
 */
public final class WecomUserAgent {

    // wxworklocal: the private edition.
    private static final Pattern WECOM = Pattern.compile("wxwork(local)?/\\d", Pattern.CASE_INSENSITIVE);

    private WecomUserAgent() {}

    /** @param userAgent the request's header; {@code null} when there is none */
    public static boolean isWecom(String userAgent) {
        return userAgent != null && WECOM.matcher(userAgent).find();
    }

    /** @param session of a request */
    public static boolean isWecom(KeycloakSession session) {
        return isWecom(session.getContext().getHttpRequest().getHttpHeaders().getHeaderString("User-Agent"));
    }
}
