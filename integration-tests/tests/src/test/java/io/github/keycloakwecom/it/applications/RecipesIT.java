package io.github.keycloakwecom.it.applications;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.it.bed.Kcadm;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands in {@code docs/applications}, run as they stand there. */
@ExtendWith(TestBedExtension.class)
class RecipesIT {

    private static final Path PAGES = Path.of("..", "..", "docs", "applications");

    /** What a page marks as a command for this server; the rest is for other programs. */
    private static final Pattern COMMANDS = Pattern.compile("<!-- run -->\n```shell\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"grafana, grafana", "jenkins, jenkins", "harbor, harbor", "nextcloud, nextcloud", "README, my-app"})
    void theClientTellsWhoLiIs(String page, String clientId, TestBed bed) throws Exception {
        try (ScratchRealm realm = new ScratchRealm(bed, "recipes", Map.of())) {
            Kcadm shell = Kcadm.loggedIn(bed, folder);
            for (String commands : commands(page)) {
                Kcadm.Output output = shell.type(commands, Map.of("REALM", realm.name()));
                assertThat(output.exit()).as(output.text()).isZero();
            }
            String secret = realm.client(clientId).getSecret();
            realm.assertIsLi(realm.claimsOfLi(clientId, secret));
        }
    }

    @Test
    void theSamlClientTellsWhoLiIs(TestBed bed) throws Exception {
        try (ScratchRealm realm = new ScratchRealm(bed, "recipes-saml", Map.of())) {
            Kcadm shell = Kcadm.loggedInWithItsScript(bed, folder);
            List<String> commands = commands("README");
            Kcadm.Output output = shell.type(commands.get(commands.size() - 1), Map.of("REALM", realm.name()));
            assertThat(output.exit()).as(output.text()).isZero();
            SamlAnswer answer = SamlAnswer.toLi(bed, realm, "my-saml-app", "https://app.example/saml/acs");
            assertThat(answer.values("name")).containsExactly("张三");
            assertThat(answer.values("username")).containsExactly("li");
            assertThat(answer.values("groups")).containsExactlyInAnyOrder("研发", "平台");
        }
    }

    private static List<String> commands(String page) throws IOException {
        List<String> found = COMMANDS.matcher(Files.readString(PAGES.resolve(page + ".md")))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
        assertThat(found).as("commands of %s", page).isNotEmpty();
        return found;
    }
}
