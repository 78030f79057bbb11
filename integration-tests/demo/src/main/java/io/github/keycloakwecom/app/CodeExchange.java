package io.github.keycloakwecom.app;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From an authorization code to a person: token request, check of the ID token, user info. */
record CodeExchange(Client client, Provider provider) {

    Person redeem(AuthorizationCode code, LoginAttempt attempt) throws LoginFailedException {
        OIDCTokens tokens = tokens(code, attempt);
        JWT idToken = tokens.getIDToken();
        IDTokenClaimsSet checked = check(idToken, attempt);
        Map<String, Object> claims = new LinkedHashMap<>();
        try {
            claims.putAll(checked.toJWTClaimsSet().getClaims());
            if (provider.metadata().getUserInfoEndpointURI() != null) {
                claims.putAll(userInfo(tokens.getAccessToken(), checked).getClaims());
            }
        } catch (ParseException e) {
            throw LoginFailedException.untrusted("claims that cannot be read", e);
        }
        return new Person(claims, idToken);
    }

    private OIDCTokens tokens(AuthorizationCode code, LoginAttempt attempt) throws LoginFailedException {
        var grant = new AuthorizationCodeGrant(code, client.redirectUri(), attempt.verifier());
        var request = new TokenRequest.Builder(provider.metadata().getTokenEndpointURI(), clientAuthentication(), grant)
                .build();
        HTTPResponse response = send(request.toHTTPRequest());
        try {
            var parsed = OIDCTokenResponseParser.parse(response);
            if (!parsed.indicatesSuccess()) {
                throw LoginFailedException.refused(
                        CallbackAnswer.describe(parsed.toErrorResponse().getErrorObject()));
            }
            return ((OIDCTokenResponse) parsed.toSuccessResponse()).getOIDCTokens();
        } catch (ParseException e) {
            throw LoginFailedException.untrusted("not a token response", e);
        }
    }

    /** The method of the specification's default, unless the provider offers only the other one. */
    private ClientAuthentication clientAuthentication() {
        List<ClientAuthenticationMethod> methods = provider.metadata().getTokenEndpointAuthMethods();
        boolean basic = methods == null || methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        return basic
                ? new ClientSecretBasic(client.id(), client.secret())
                : new ClientSecretPost(client.id(), client.secret());
    }

    private IDTokenClaimsSet check(JWT idToken, LoginAttempt attempt) throws LoginFailedException {
        try {
            return provider.idTokens().validate(idToken, attempt.nonce());
        } catch (KeySourceException e) {
            throw LoginFailedException.unreachable("no keys from the provider", e);
        } catch (BadJOSEException | JOSEException e) {
            throw LoginFailedException.untrusted("the ID token is not good: " + e.getMessage(), e);
        }
    }

    /** The answer must be about the person of the ID token (OpenID Connect Core, section 5.3.2). */
    private JWTClaimsSet userInfo(AccessToken token, IDTokenClaimsSet checked)
            throws LoginFailedException, ParseException {
        var request = new UserInfoRequest(provider.metadata().getUserInfoEndpointURI(), token);
        UserInfoResponse response = UserInfoResponse.parse(send(request.toHTTPRequest()));
        if (!response.indicatesSuccess()) {
            throw LoginFailedException.refused(
                    CallbackAnswer.describe(response.toErrorResponse().getErrorObject()));
        }
        UserInfo info = response.toSuccessResponse().getUserInfo();
        if (info == null || !info.getSubject().equals(checked.getSubject())) {
            throw LoginFailedException.untrusted("user info of another person, or signed, which was not asked for");
        }
        return info.toJWTClaimsSet();
    }

    private HTTPResponse send(HTTPRequest request) throws LoginFailedException {
        request.setConnectTimeout(Provider.CONNECT_MILLIS);
        request.setReadTimeout(Provider.READ_MILLIS);
        request.setFollowRedirects(false);
        try {
            return request.send();
        } catch (IOException e) {
            throw LoginFailedException.unreachable("no answer from " + request.getURI(), e);
        }
    }
}
