package io.github.keycloakwecom.app;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The check of what the provider sent through the browser, with its issuer parameter (RFC 9207). */
record CallbackAnswer(Client client, Provider provider) {

    AuthorizationCode code(Map<String, List<String>> parameters) throws LoginFailedException {
        AuthenticationResponse response = parse(parameters);
        checkIssuer(response.getIssuer());
        if (!response.indicatesSuccess()) {
            throw LoginFailedException.refused(
                    describe(response.toErrorResponse().getErrorObject()));
        }
        AuthorizationCode code = response.toSuccessResponse().getAuthorizationCode();
        if (code == null) {
            throw LoginFailedException.untrusted("an answer without a code");
        }
        return code;
    }

    private AuthenticationResponse parse(Map<String, List<String>> parameters) throws LoginFailedException {
        try {
            return AuthenticationResponseParser.parse(client.redirectUri(), parameters);
        } catch (ParseException e) {
            throw LoginFailedException.untrusted("not an authentication response", e);
        }
    }

    /** A provider that promises the parameter must send it: leaving it out is how a mix-up would look. */
    private void checkIssuer(Issuer issuer) throws LoginFailedException {
        boolean promised = provider.metadata().supportsAuthorizationResponseIssuerParam();
        if (issuer == null ? promised : !issuer.equals(client.issuer())) {
            // The value stays out of the log: it is foreign text, line breaks and all.
            throw LoginFailedException.untrusted("the answer names another issuer, or none");
        }
    }

    /** Code and description of an error as one text; the HTTP status of an answer that has neither. */
    static String describe(ErrorObject error) {
        String text = Stream.of(error.getCode(), error.getDescription())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(": "));
        return text.isEmpty() ? "HTTP " + error.getHTTPStatusCode() : text;
    }
}
