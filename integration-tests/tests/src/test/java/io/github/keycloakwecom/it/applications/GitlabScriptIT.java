package io.github.keycloakwecom.it.applications;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.it.bed.Kcadm;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;

/** {@code docs/applications/gitlab/set-up-gitlab.sh}, used as administrators use it. */
@ExtendWith(TestBedExtension.class)
class GitlabScriptIT {

    static final Path SCRIPT = Path.of("..", "..", "docs", "applications", "gitlab", "set-up-gitlab.sh")
            .toAbsolutePath();

    private static final String GITLAB = "https://gitlab.example";

    @TempDir
    private Path folder;

    private Kcadm kcadm;

    @Test
    void theClientItMakesTellsGitlabWhoLiIs(TestBed bed) throws Exception {
        try (ScratchRealm realm = new ScratchRealm(bed, "boxed", Map.of())) {
            Path file = folder.resolve("secret");
            String said = run(bed, "--secret-file", file.toString(), "boxed", "wecom", GITLAB + "/");
            String secret = Files.readString(file).strip();
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(secret).isEqualTo(realm.client("gitlab").getSecret());
            assertThat(said).doesNotContain(secret);

            String issuer = bed.keycloak().issuer("boxed");
            assertThat(said)
                    .contains("Client 'gitlab' of realm boxed: added.")
                    .contains("issuer: '" + issuer + "', discovery: true")
                    .contains("kc_idp_hint: 'wecom'", "uid_field: 'sub'")
                    .contains("redirect_uri: '" + GITLAB + "/users/auth/openid_connect/callback'")
                    .contains("\n" + GITLAB + "/\n", "\n" + issuer + "/wecom/wecom/launch/gitlab\n")
                    .contains(issuer + "/protocol/openid-connect/logout?client_id=gitlab&post_logout_redirect_uri="
                            + "https%3A%2F%2Fgitlab.example%2Fusers%2Fsign_in%3Fauto_sign_in%3Dfalse\n");
            HttpResponse<Void> tapped = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(issuer + "/wecom/wecom/launch/gitlab"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
            assertThat(tapped.headers().firstValue("Location"))
                    .as("the tile leads to")
                    .contains(GITLAB + "/#");
            assertThat(run(bed, "--print-secret", "boxed", "wecom", GITLAB)).contains("secret: '" + secret + "'");

            realm.assertIsLi(realm.claimsOfLi("gitlab", secret));
        }
    }

    @Test
    void aSecondRunChangesNothingAndMendsWhatIsWrong(TestBed bed) throws Exception {
        try (ScratchRealm realm = new ScratchRealm(bed, "again", Map.of())) {
            run(bed, "again", "wecom", GITLAB);
            ClientRepresentation made = realm.client("gitlab");
            realm.realm().clearAdminEvents();
            assertThat(run(bed, "again", "wecom", GITLAB)).contains("was there, nothing changed");
            assertThat(realm.realm().getAdminEvents()).isEmpty();
            assertThat(realm.client("gitlab")).usingRecursiveComparison().isEqualTo(made);

            ClientRepresentation wrong = realm.client("gitlab");
            wrong.setName("代码");
            wrong.setRedirectUris(List.of("*"));
            realm.update(wrong);
            ProtocolMapperRepresentation groups = wrong.getProtocolMappers().get(0);
            groups.getConfig().put("full.path", "true");
            var client = realm.realm().clients().get(wrong.getId());
            client.getProtocolMappers().update(groups.getId(), groups);
            String email = client.getDefaultClientScopes().stream()
                    .filter(scope -> scope.getName().equals("email"))
                    .findFirst()
                    .orElseThrow()
                    .getId();
            client.removeDefaultClientScope(email);
            assertThat(run(bed, "again", "wecom", GITLAB))
                    .contains("changed: redirectUris, mapper groups, scope email.");
            ClientRepresentation mended = realm.client("gitlab");
            assertThat(mended.getName()).as("the administrator's own").isEqualTo("代码");
            mended.setName(made.getName());
            assertThat(mended)
                    .usingRecursiveComparison()
                    .ignoringCollectionOrder()
                    .isEqualTo(made);

            assertThat(run(bed, "--pkce", "--needs-mail", "again", "wecom", GITLAB))
                    .contains("changed: pkce.code.challenge.method, wecom.needs.mail.");
            assertThat(realm.client("gitlab").getAttributes())
                    .containsEntry("pkce.code.challenge.method", "S256")
                    .containsEntry("wecom.needs.mail", "true");
        }
    }

    @Test
    void theSamlClientIsMadeOnce(TestBed bed) throws Exception {
        try (ScratchRealm realm = new ScratchRealm(bed, "boxed-saml", Map.of())) {
            String issuer = bed.keycloak().issuer("boxed-saml");
            assertThat(run(bed, "--saml", "boxed-saml", "wecom", GITLAB))
                    .contains("Client 'gitlab-saml' of realm boxed-saml: added.")
                    .contains("idp_sso_service_url: '" + issuer + "/protocol/saml'")
                    .containsPattern("idp_cert: \"-----BEGIN CERTIFICATE-----\\\\n[A-Za-z0-9+/=]{200,}\\\\n-----END");
            assertThat(run(bed, "--saml", "boxed-saml", "wecom", GITLAB)).contains("was there, nothing changed");
            Kcadm.Output refused =
                    shell(bed).bash(SCRIPT, Map.of(), "--client-id", "gitlab-saml", "boxed-saml", "wecom", GITLAB);
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.text()).contains("is for saml");
            assertThat(realm.client("gitlab-saml").getDefaultClientScopes()).isEmpty();
        }
    }

    @Test
    void itSaysWhatAClientCannotRepair(TestBed bed) throws Exception {
        try (ScratchRealm realm = new ScratchRealm(bed, "split", Map.of("nameFormat", "chinese-split"))) {
            assertThat(run(bed, realm.name(), "wecom", GITLAB))
                    .contains("splits names")
                    .contains("is not https");
            assertThat(run(bed, realm.name(), "elsewhere", GITLAB)).contains("no identity provider 'elsewhere'");
        }
    }

    @Test
    void aFailureOfKcadmEndsIt(TestBed bed) throws Exception {
        Kcadm shell = shell(bed);
        try (ScratchRealm realm = new ScratchRealm(bed, "broken", Map.of())) {
            for (String endpoint : List.of("openid-configuration", "clients", "instances", "client-secret")) {
                Map<String, String> broken =
                        Map.of("KCADM", broken(shell.path(), endpoint).toString());
                Kcadm.Output output = shell.bash(SCRIPT, broken, "--print-secret", realm.name(), "wecom", GITLAB);
                assertThat(output.exit()).as(endpoint).isEqualTo(1);
                assertThat(output.text())
                        .as(endpoint)
                        .contains("Forbidden for this test")
                        .doesNotContain("gitlab_rails");
            }
        }
    }

    private Path broken(String kcadm, String endpoint) throws IOException {
        Path broken = folder.resolve("broken.sh");
        Files.writeString(broken, """
                #!/bin/sh
                case $2 in *%s) echo 'Forbidden for this test' >&2; exit 1 ;; esac
                exec %s "$@"
                """.formatted(endpoint, kcadm));
        Files.setPosixFilePermissions(broken, PosixFilePermissions.fromString("rwx------"));
        return broken;
    }

    private Kcadm shell(TestBed bed) throws IOException, InterruptedException {
        if (kcadm == null) {
            kcadm = Kcadm.loggedIn(bed, folder);
        }
        return kcadm;
    }

    private String run(TestBed bed, String... arguments) throws IOException, InterruptedException {
        Kcadm.Output output = shell(bed).bash(SCRIPT, Map.of(), arguments);
        assertThat(output.exit()).as(output.text()).isZero();
        return output.text();
    }
}
