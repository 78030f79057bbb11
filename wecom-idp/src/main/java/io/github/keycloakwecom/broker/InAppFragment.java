package io.github.keycloakwecom.broker;

import io.github.keycloakwecom.request.WecomUserAgent;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * Removes {@code #wechat_redirect}, which the protocol adds to WeCom's address
 * (developer.work.weixin.qq.com/document/path/91022). A browser takes a fragment along through redirects, up to the
 * application, which may take it for one of its routes. A redirect with a fragment of its own, even an empty one, ends
 * that.
 */
final class InAppFragment {

    private InAppFragment() {}

    /**
     * @param response the first one after WeCom; a page stays as it is, because its links and forms do not take a
     *     fragment along
     */
    static Response end(KeycloakSession session, Response response) {
        return WecomUserAgent.isWecom(session)
                ? ended(response.getLocation())
                        .map(target ->
                                Response.fromResponse(response).location(target).build())
                        .orElse(response)
                : response;
    }

    /**
     * @param target of a redirect, or null
     * @return empty when the target stays as it is: the application may have asked for its response in the fragment
     */
    static Optional<URI> ended(URI target) {
        return Optional.ofNullable(target)
                .filter(address -> address.getRawFragment() == null)
                .map(address -> URI.create(address + "#"));
    }
}
