package io.github.keycloakwecom.app;

import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import java.net.URI;

/** This application as its provider knows it. {@link Secret} keeps the secret out of {@code toString}. */
record Client(Issuer issuer, ClientID id, Secret secret, URI redirectUri) {}
