package io.github.keycloakwecom.bench;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.keycloakwecom.standin.WecomStandIn;
import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.IdentityProviderRepresentation;

/**
 * As much of GitHub as Keycloak's own provider calls, on the server that plays WeCom: a token for a code, a person for
 * a token.
 */
public final class GitHubStandIn {

    public static final String ALIAS = "github";

    private final WecomStandIn server;
    private final WireMock stubs;

    public GitHubStandIn(WecomStandIn server) {
        this.server = server;
        this.stubs = new WireMock("localhost", URI.create(server.url()).getPort());
    }

    public void add(String login, int id) {
        stubs.register(post(urlPathEqualTo("/login/oauth/access_token"))
                .atPriority(1)
                .withRequestBody(containing("code=" + login))
                .willReturn(okJson("{\"access_token\":\"token-of-" + login
                        + "\",\"scope\":\"user:email\",\"token_type\":\"bearer\"}")));
        stubs.register(get(urlPathEqualTo("/api/user"))
                .atPriority(1)
                .withHeader("Authorization", equalTo("Bearer token-of-" + login))
                .willReturn(okJson("{\"id\":" + id + ",\"login\":\"" + login
                        + "\",\"name\":\"员工\",\"email\":\"%s@acme.example\"}".formatted(login))));
    }

    /** Adds Keycloak's provider, as it is or changed, to a realm; returned is what takes it away. */
    public Runnable addTo(RealmResource realm, Consumer<IdentityProviderRepresentation> change) {
        IdentityProviderRepresentation provider = provider();
        change.accept(provider);
        realm.identityProviders().create(provider).close();
        return () -> {
            realm.identityProviders().get(ALIAS).remove();
            // It would go on to lead to the accounts that were linked to a provider of that alias.
            realm.clearUserCache();
        };
    }

    IdentityProviderRepresentation provider() {
        IdentityProviderRepresentation provider = new IdentityProviderRepresentation();
        provider.setAlias(ALIAS);
        provider.setProviderId("github");
        provider.setEnabled(true);
        provider.setConfig(Map.of(
                "clientId", "an-id",
                "clientSecret", "a-made-up-secret",
                "baseUrl", server.url(),
                "apiUrl", server.url() + "/api",
                "githubJsonFormat", "true",
                "syncMode", "FORCE"));
        return provider;
    }
}
