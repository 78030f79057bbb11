package io.github.keycloakwecom.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher where no server runs in the end. */
class KeycloakServerIT {

    @TempDir
    private Path folder;

    private final PreparedKeycloak prepared = PreparedKeycloak.ofThisBuild();

    @Test
    void wrongOptionFailsAtOnceAndSaysWhy() {
        KeycloakRuntime runtime = KeycloakRuntime.chosen();
        Map<String, Path> options = Map.of("no-such-option", folder);
        assertThatThrownBy(() -> runtime.start("wrong", options)).hasStackTraceContaining("no-such-option");
    }

    @Test
    void preparedOneIsReused() throws IOException {
        Object before = Files.getAttribute(prepared.home(), "creationTime");
        PreparedKeycloak again = PreparedKeycloak.ofThisBuild();
        assertThat(again.home()).isEqualTo(prepared.home());
        assertThat(Files.getAttribute(again.home(), "creationTime")).isEqualTo(before);
    }
}
