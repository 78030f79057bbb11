package io.github.keycloakwecom.it.applications;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.it.bed.Kcadm;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.representations.idm.ClientRepresentation;

/** {@code docs/applications/gitlab/gitlab-realm.json}: the same clients for people who would rather import a file. */
@ExtendWith(TestBedExtension.class)
class GitlabRealmFileIT {

    private static final Path FILE = Path.of("..", "..", "docs", "applications", "gitlab", "gitlab-realm.json")
            .toAbsolutePath();

    // As it is in the file.
    private static final String GITLAB = "https://gitlab.example";

    /** What Keycloak writes beside the settings, and not the same for an import as for a client of its own. */
    private static final Set<String> KEYCLOAKS_OWN = Set.of(
            "client.secret.creation.time",
            "backchannel.logout.session.required",
            "backchannel.logout.revoke.offline.tokens",
            "saml.allow.ecp.flow",
            "saml_signature_canonicalization_method",
            "saml.artifact.binding.identifier");

    @TempDir
    private Path folder;

    @Test
    void theImportedClientTellsGitlabWhoLiIs(TestBed bed) throws Exception {
        try (ScratchRealm realm = imported(bed, "filed")) {
            String secret = realm.client("gitlab").getSecret();
            assertThat(secret).as("made by Keycloak").hasSizeGreaterThan(30);
            realm.assertIsLi(realm.claimsOfLi("gitlab", secret));
        }
    }

    @Test
    void theSamlClientTellsGitlabWhoLiIs(TestBed bed) throws Exception {
        try (ScratchRealm realm = imported(bed, "filed-saml")) {
            SamlAnswer answer = SamlAnswer.toLi(bed, realm, "gitlab-saml", GITLAB + "/users/auth/saml/callback");
            assertThat(answer.xml()).contains("Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:persistent\"");
            assertThat(answer.signatures()).as("document and assertion").isEqualTo(2);
            assertThat(answer.values("name")).containsExactly("张三");
            assertThat(answer.values("username")).containsExactly("li");
            assertThat(answer.values("groups")).containsExactlyInAnyOrder("研发", "平台");
            assertThat(answer.xml()).as("li has none").doesNotContain("Name=\"email\"");
        }
    }

    @Test
    void fileAndScriptMakeTheSameClients(TestBed bed) throws Exception {
        try (ScratchRealm filed = imported(bed, "filed");
                ScratchRealm boxed = new ScratchRealm(bed, "boxed", Map.of())) {
            Kcadm shell = Kcadm.loggedIn(bed, folder);
            assertThat(shell.bash(GitlabScriptIT.SCRIPT, Map.of(), "boxed", "wecom", GITLAB)
                            .exit())
                    .isZero();
            assertThat(shell.bash(GitlabScriptIT.SCRIPT, Map.of(), "--saml", "boxed", "wecom", GITLAB)
                            .exit())
                    .isZero();
            for (String client : new String[] {"gitlab", "gitlab-saml"}) {
                assertThat(withoutChance(filed.client(client)))
                        .usingRecursiveComparison()
                        .ignoringCollectionOrder()
                        .isEqualTo(withoutChance(boxed.client(client)));
            }
        }
    }

    // As docs/applications/gitlab.md says.
    private ScratchRealm imported(TestBed bed, String name) throws Exception {
        ScratchRealm realm = new ScratchRealm(bed, name, Map.of());
        Kcadm.Output output = Kcadm.loggedIn(bed, folder)
                .type(
                        "$KCADM create partialImport -r \"$REALM\" -s ifResourceExists=FAIL -f " + FILE,
                        Map.of("REALM", name));
        assertThat(output.exit()).as(output.text()).isZero();
        return realm;
    }

    private static ClientRepresentation withoutChance(ClientRepresentation client) {
        client.setId(null);
        client.setSecret(null);
        client.getAttributes().keySet().removeAll(KEYCLOAKS_OWN);
        client.getProtocolMappers().forEach(mapper -> mapper.setId(null));
        return client;
    }
}
