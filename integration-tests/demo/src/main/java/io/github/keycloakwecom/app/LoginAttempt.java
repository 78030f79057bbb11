package io.github.keycloakwecom.app;

import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A login that has left for the sign-in service: what its answer must fit. It is kept under the {@code state} value, so
 * that two tabs of one browser can sign in at the same time, and names the browser, so that nobody can finish a login
 * that another browser began (OpenID Connect Core, section 3.1.2.1; RFC 7636).
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
