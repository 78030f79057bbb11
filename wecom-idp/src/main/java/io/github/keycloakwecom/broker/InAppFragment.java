package io.github.keycloakwecom.broker;

import io.github.keycloakwecom.request.WecomUserAgent;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * The end of {@code #wechat_redirect}, which the protocol adds to WeCom's address (document/path/91022). A browser takes a fragment
 * along through redirects, up to the application, whose routes it may be taken for. A redirect with a fragment of its own, even
 * an empty one, ends that.
 */
final class InAppFragment {

    private InAppFragment() {}

    /** @param answer the first one after WeCom; a page is left as it is, because its links and forms do not take a fragment along */
    static Response end(KeycloakSession session, Response answer) {
        return WecomUserAgent.isWecom(session)
                ? ended(answer.getLocation())
                        .map(target ->
                                Response.fromResponse(answer).location(target).build())
                        .orElse(answer)
                : answer;
    }

    /**
     * @param target of a redirect, or null
     * @return nothing when there is nothing to add: the application may have asked for its answer in the fragment
     */
    static Optional<URI> ended(URI target) {
        return Optional.ofNullable(target)
                .filter(address -> address.getRawFragment() == null)
                .map(address -> URI.create(address + "#"));
    }
}
