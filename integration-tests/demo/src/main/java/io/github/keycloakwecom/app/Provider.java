package io.github.keycloakwecom.app;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The metadata of the provider (OpenID Connect Discovery, section 4), and the check of its ID tokens. Only signatures
 * by key pair are accepted: with HMAC the client secret itself would be the signing key.
 */
record Provider(OIDCProviderMetadata metadata, IDTokenValidator idTokens) {

    static final int CONNECT_MILLIS = 3_000;
    static final int READ_MILLIS = 10_000;

    private static final int KEY_BYTES = 256 * 1024;

    /** Asks the issuer; an issuer that calls itself by another name in its answer is refused by the library. */
    static Provider discover(Client client) throws IOException, GeneralException {
        OIDCProviderMetadata metadata = OIDCProviderMetadata.resolve(client.issuer(), CONNECT_MILLIS, READ_MILLIS);
        var keys = JWKSourceBuilder.<SecurityContext>create(
                        metadata.getJWKSetURI().toURL(),
                        new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, KEY_BYTES))
                .build();
        var selector = new JWSVerificationKeySelector<>(signatures(metadata), keys);
        return new Provider(metadata, new IDTokenValidator(client.issuer(), client.id(), selector, null));
    }

    private static Set<JWSAlgorithm> signatures(OIDCProviderMetadata metadata) {
        List<JWSAlgorithm> offered = metadata.getIDTokenJWSAlgs();
        return (offered == null ? List.of(JWSAlgorithm.RS256) : offered)
                .stream().filter(JWSAlgorithm.Family.SIGNATURE::contains).collect(Collectors.toUnmodifiableSet());
    }
}
