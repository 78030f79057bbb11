package io.github.keycloakwecom.party;

import java.util.Map;

/**
 * The part of {@code gitlab.rb} that matters here.
 *
 * @param issuer compared with what discovery says, to the letter
 * @param pkce {@code pkce: true}, S256; GitLab up to 15.8 ignores that and behaves as if it were false
 * @param extraParameters {@code extra_authorize_params}
 * @param autoSignIn {@code omniauth_auto_sign_in_with_provider}
 * @param endSessionWithHint false: GitLab's after-sign-out path, which knows no ID token
 * @param sameSite of the session cookie
 */
public record OidcSettings(
        String issuer,
        String clientId,
        String clientSecret,
        boolean pkce,
        Map<String, String> extraParameters,
        boolean autoSignIn,
        boolean endSessionWithHint,
        String sameSite) {

    public OidcSettings {
        extraParameters = Map.copyOf(extraParameters);
    }

    /** As in the sample of the documentation: PKCE, no hint, no automatic sign-in. */
    public static OidcSettings of(String issuer, String clientId, String clientSecret) {
        return new OidcSettings(issuer, clientId, clientSecret, true, Map.of(), false, true, "Lax");
    }

    public OidcSettings withIssuer(String value) {
        return new OidcSettings(
                value, clientId, clientSecret, pkce, extraParameters, autoSignIn, endSessionWithHint, sameSite);
    }

    public OidcSettings withPkce(boolean value) {
        return new OidcSettings(
                issuer, clientId, clientSecret, value, extraParameters, autoSignIn, endSessionWithHint, sameSite);
    }

    public OidcSettings withExtraParameters(Map<String, String> value) {
        return new OidcSettings(issuer, clientId, clientSecret, pkce, value, autoSignIn, endSessionWithHint, sameSite);
    }

    public OidcSettings withAutoSignIn() {
        return new OidcSettings(
                issuer, clientId, clientSecret, pkce, extraParameters, true, endSessionWithHint, sameSite);
    }

    public OidcSettings withAfterSignOutPath() {
        return new OidcSettings(issuer, clientId, clientSecret, pkce, extraParameters, autoSignIn, false, sameSite);
    }

    public OidcSettings withSameSite(String value) {
        return new OidcSettings(
                issuer, clientId, clientSecret, pkce, extraParameters, autoSignIn, endSessionWithHint, value);
    }
}
