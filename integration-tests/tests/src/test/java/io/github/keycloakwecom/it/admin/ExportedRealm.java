package io.github.keycloakwecom.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.app.SampleApplication;
import io.github.keycloakwecom.it.bed.TestBed;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * A realm from an export in {@code exports}, in the server of the tests. Only the two addresses that an installation
 * decides are filled in: the stand-in's and the application's.
 */
final class ExportedRealm implements AutoCloseable {

    private static final String NAME = "frozen";
    private static final String WECOM = "http://wecom.frozen.example";
    private static final String APPLICATION = "http://app.frozen.example";

    private final TestBed bed;
    private final SampleApplication application;

    ExportedRealm(TestBed bed, String export) throws IOException, InterruptedException {
        this.bed = bed;
        this.application =
                SampleApplication.start(bed.keycloak().issuer(NAME), "sample-app", "secret-of-the-sample-app", 0);
        importOf(read(export).replace(WECOM, bed.wecom().url()).replace(APPLICATION, application.url()));
    }

    // As text: the admin client does not know every field of the server.
    private void importOf(String realm) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(bed.keycloak().url() + "/admin/realms"))
                .header("Content-Type", "application/json")
                .header(
                        "Authorization",
                        "Bearer " + bed.keycloak().admin().tokenManager().getAccessTokenString())
                .POST(HttpRequest.BodyPublishers.ofString(realm))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static String read(String export) throws IOException {
        try (InputStream in = ExportedRealm.class.getResourceAsStream("/exports/" + export)) {
            return new String(Objects.requireNonNull(in, export).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    SampleApplication application() {
        return application;
    }

    RealmResource resource() {
        return bed.keycloak().admin().realm(NAME);
    }

    UserRepresentation account(String username) {
        List<UserRepresentation> found = resource().users().searchByUsername(username, true);
        assertThat(found).as("accounts named %s", username).hasSize(1);
        return resource().users().get(found.get(0).getId()).toRepresentation();
    }

    List<String> groupsOf(String username) {
        return resource().users().get(account(username).getId()).groups().stream()
                .map(group -> group.getPath())
                .toList();
    }

    /** Where a login for the client begins. */
    String loginOf(String client) {
        return bed.keycloak().issuer(NAME) + "/protocol/openid-connect/auth?client_id=" + client
                + "&response_type=code&scope=openid&state=s&redirect_uri=" + application.redirectUri();
    }

    String tileOf(String client) {
        return bed.keycloak().issuer(NAME) + "/wecom/wecom/launch/" + client;
    }

    @Override
    public void close() {
        application.close();
        resource().remove();
    }
}
