package io.github.keycloakwecom.it.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficialComponentTest {

    @Test
    void withoutNpmOneLineSaysWhatToInstall(@TempDir Path folder) {
        assertThatThrownBy(new OfficialComponent("no-such-npm", folder)::read)
                .isInstanceOf(IllegalStateException.class)
                .satisfies(problem -> assertThat(problem.getMessage())
                        .hasLineCount(1)
                        .contains("npm cannot be started: install Node.js with npm"));
    }

    @Test
    void whatNpmComplainsOfIsInTheMessage(@TempDir Path folder) {
        // A program that fails as npm does on a wrong checksum: with a code and without the files.
        assertThatThrownBy(new OfficialComponent("false", folder)::read)
                .hasMessageStartingWith("npm did not fetch WeCom's official component");
    }
}
