package io.github.keycloakwecom.broker;

import java.net.URI;

/**
 * A login that begins in the panel beside the password form.
 *
 * @param frameUrl WeCom's page for the inner frame; it reports the code by a message and does not redirect
 * @param returnUrl the redirect URI, to which the page takes code and state
 * @param state of this login; WeCom's frame does not return it
 * @param secondsToLive remaining lifespan of the state
 */
public record PanelLogin(URI frameUrl, URI returnUrl, String state, int secondsToLive) {

    /** The only origin that may be framed, and whose messages the page accepts. */
    public String frameOrigin() {
        return frameUrl.getScheme() + "://" + frameUrl.getRawAuthority();
    }
}
