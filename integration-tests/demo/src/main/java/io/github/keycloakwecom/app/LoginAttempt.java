package io.github.keycloakwecom.app;

import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A login that is under way at the provider, and the values that its answer must match (OpenID Connect Core, section
 * 3.1.2.1; RFC 7636). It is stored by its {@code state}, so that two tabs of one browser can sign in at once. It names
 * the browser, so that another browser cannot finish the login.
 */
record LoginAttempt(String browser, Nonce nonce, CodeVerifier verifier) {

    static LoginAttempt of(String browser) {
        return new LoginAttempt(browser, new Nonce(), new CodeVerifier());
    }

    boolean isFrom(String otherBrowser) {
        return MessageDigest.isEqual(
                browser.getBytes(StandardCharsets.UTF_8), otherBrowser.getBytes(StandardCharsets.UTF_8));
    }
}
