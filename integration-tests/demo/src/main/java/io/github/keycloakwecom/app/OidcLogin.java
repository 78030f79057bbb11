package io.github.keycloakwecom.app;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A login by the authorization code flow with PKCE, {@code state} and {@code nonce}, and its end (OpenID Connect Core,
 * section 3.1; OpenID Connect RP-Initiated Logout 1.0). Discovery waits for the first use, because the application may
 * start before its provider; a failed discovery is tried again at the next use.
 */
final class OidcLogin {

    private static final Pattern HINT = Pattern.compile("[a-z0-9-]{1,64}");

    private final Client client;
    private Optional<Provider> discovered = Optional.empty();

    OidcLogin(Client client) {
        this.client = client;
    }

    /**
     * Where to send the browser. The hint is Keycloak's name for the identity provider to use at once; one that cannot
     * be an alias is left out.
     */
    URI begin(String state, LoginAttempt attempt, Optional<String> hint) throws LoginFailedException {
        var request = new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope("openid", "profile", "email"), client.id(), client.redirectUri())
                .endpointURI(provider().metadata().getAuthorizationEndpointURI())
                .state(new State(state))
                .nonce(attempt.nonce())
                .codeChallenge(attempt.verifier(), CodeChallengeMethod.S256);
        hint.filter(alias -> HINT.matcher(alias).matches())
                .ifPresent(alias -> request.customParameter("kc_idp_hint", alias));
        return request.build().toURI();
    }

    /** Turns the parameters of the callback into a person. The caller has matched {@code state} and browser. */
    Person complete(Map<String, List<String>> answer, LoginAttempt attempt) throws LoginFailedException {
        Provider provider = provider();
        AuthorizationCode code = new CallbackAnswer(client, provider).code(answer);
        return new CodeExchange(client, provider).redeem(code, attempt);
    }

    /**
     * Where to send the browser to end its session at the provider too; {@code back} if the provider cannot do that.
     */
    URI end(Person person, URI back) throws LoginFailedException {
        URI endpoint = provider().metadata().getEndSessionEndpointURI();
        return endpoint == null ? back : new LogoutRequest(endpoint, person.idToken(), back, null).toURI();
    }

    private synchronized Provider provider() throws LoginFailedException {
        if (discovered.isEmpty()) {
            try {
                discovered = Optional.of(Provider.discover(client));
            } catch (IOException | GeneralException e) {
                throw LoginFailedException.unreachable("discovery at " + client.issuer() + " failed", e);
            }
        }
        return discovered.get();
    }
}
