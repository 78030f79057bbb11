package io.github.keycloakwecom.broker;

import io.github.keycloakwecom.request.WecomUserAgent;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * Removes {@code #wechat_redirect}, which WeCom's protocol requires in the address
 * (developer.work.weixin.qq.com/document/path/91022). A browser keeps a fragment through redirects, up to the
 * application, which may read it as one of its routes. A redirect with another fragment, even an empty one, replaces
 * it.
 */
final class InAppFragment {

    private InAppFragment() {}

    /**
     * @param response the first response after WeCom; a page is not changed, because its links and forms do not keep a
     *     fragment
     */
    static Response remove(KeycloakSession session, Response response) {
        return WecomUserAgent.isWecom(session)
                ? withEmptyFragment(response.getLocation())
                        .map(target ->
                                Response.fromResponse(response).location(target).build())
                        .orElse(response)
                : response;
    }

    /**
     * @param target of a redirect; null for a page
     * @return empty when the target has a fragment: the application may have asked for its response in the fragment
     */
    static Optional<URI> withEmptyFragment(URI target) {
        return Optional.ofNullable(target)
                .filter(address -> address.getRawFragment() == null)
                .map(address -> URI.create(address + "#"));
    }
}
