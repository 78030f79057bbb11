package io.github.keycloakwecom.it.applications;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.it.bed.Kcadm;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** {@code docs/applications/gitlab/check-gitlab.sh} says what is well, and is not content with less. */
@ExtendWith(TestBedExtension.class)
class GitlabCheckIT {

    private static final Path SCRIPT = Path.of("..", "..", "docs", "applications", "gitlab", "check-gitlab.sh")
            .toAbsolutePath();
    private static final String PASSWORD = "a password for this test";

    @TempDir
    private Path folder;

    @Test
    void allIsWell(TestBed bed) throws Exception {
        Map<String, String> mail = Map.of("emailTemplate", "${userid}@acme.example");
        try (ScratchRealm realm = new ScratchRealm(bed, "checked", mail)) {
            Kcadm shell = setUp(bed, realm);
            Kcadm.Output scanned = shell.bash(SCRIPT, Map.of(), "--stand-in", "wecom", "checked", "li");
            assertThat(scanned.text())
                    .contains("ok    login     li reaches GitLab's callback", "ok    signature RS256")
                    .contains("ok    uid       " + account(realm).getId(), "ok    username  li\n")
                    .contains("ok    name      张三\n", "ok    mail      li@acme.example\n")
                    .containsPattern("ok    groups    (研发,平台|平台,研发)\n")
                    .contains("ok    sign-out  the session has ended");
            assertThat(scanned.exit()).isZero();

            assertThat(shell.bash(SCRIPT, Map.of(), "checked", "li").exit())
                    .as("without a login")
                    .isZero();

            CredentialRepresentation password = new CredentialRepresentation();
            password.setType(CredentialRepresentation.PASSWORD);
            password.setValue(PASSWORD);
            realm.realm().users().get(account(realm).getId()).resetPassword(password);
            Map<String, String> typed = Map.of("CHECK_PASSWORD", PASSWORD);
            Kcadm.Output loggedIn = shell.bash(SCRIPT, typed, "--log-in", "checked", "li");
            assertThat(loggedIn.exit()).as(loggedIn.text()).isZero();
            assertThat(loggedIn.text()).contains("ok    sign-out").doesNotContain(PASSWORD);
        }
    }

    @Test
    void whatIsWrongIsNamed(TestBed bed) throws Exception {
        try (ScratchRealm realm = new ScratchRealm(bed, "unwell", Map.of("nameFormat", "chinese-split"))) {
            Kcadm shell = setUp(bed, realm);
            ClientRepresentation client = realm.client("gitlab");
            ProtocolMapperRepresentation groups = client.getProtocolMappers().get(0);
            groups.getConfig().put("full.path", "true");
            realm.realm().clients().get(client.getId()).getProtocolMappers().update(groups.getId(), groups);
            client.getAttributes().put("id.token.signed.response.alg", "HS256");
            client.getAttributes().put("post.logout.redirect.uris", "");
            client.setRedirectUris(List.of("https://gitlab.example/elsewhere"));
            realm.update(client);

            Kcadm.Output output = shell.bash(SCRIPT, Map.of(), "--stand-in", "wecom", "unwell", "li");
            assertThat(output.exit()).isEqualTo(1);
            assertThat(output.text())
                    .contains("FAIL  client ", "FAIL  signature GitLab cannot verify HS256")
                    .contains("FAIL  name      '三 张', but in WeCom '张三'")
                    .contains("FAIL  mail ", "FAIL  groups    With a path:", "FAIL  sign-out ");
        }
    }

    @Test
    void aMapperThatIsMissingIsMissed(TestBed bed) throws Exception {
        try (ScratchRealm realm = new ScratchRealm(bed, "bare", Map.of())) {
            Kcadm shell = setUp(bed, realm);
            ClientRepresentation client = realm.client("gitlab");
            realm.realm()
                    .clients()
                    .get(client.getId())
                    .getProtocolMappers()
                    .delete(client.getProtocolMappers().get(0).getId());
            Kcadm.Output output = shell.bash(SCRIPT, Map.of(), "--stand-in", "wecom", "bare", "li");
            assertThat(output.exit()).isEqualTo(1);
            assertThat(output.text()).contains("FAIL  groups    Not said: ", "ok    name      张三");
        }
    }

    @Test
    void withNothingToCheckItSaysSo(TestBed bed) throws Exception {
        try (ScratchRealm realm = new ScratchRealm(bed, "empty", Map.of())) {
            Kcadm shell = Kcadm.loggedIn(bed, folder);
            Kcadm.Output noClient = shell.bash(SCRIPT, Map.of(), "empty", "li");
            assertThat(noClient.exit()).isEqualTo(2);
            assertThat(noClient.text()).contains("no client 'gitlab'");
            setUp(bed, realm);
            Kcadm.Output nobody = shell.bash(SCRIPT, Map.of(), "empty", "nobody");
            assertThat(nobody.exit()).isEqualTo(2);
            assertThat(nobody.text()).contains("no account 'nobody'");
        }
    }

    private Kcadm setUp(TestBed bed, ScratchRealm realm) throws Exception {
        Kcadm shell = Kcadm.loggedIn(bed, folder);
        Kcadm.Output output =
                shell.bash(GitlabScriptIT.SCRIPT, Map.of(), realm.name(), "wecom", "https://gitlab.example");
        assertThat(output.exit()).as(output.text()).isZero();
        return shell;
    }

    private static UserRepresentation account(ScratchRealm realm) {
        return realm.realm().users().searchByUsername("li", true).get(0);
    }
}
