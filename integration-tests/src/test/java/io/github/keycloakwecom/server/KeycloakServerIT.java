package io.github.keycloakwecom.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The launcher where no server runs in the end. */
class KeycloakServerIT {

    private final PreparedKeycloak prepared = PreparedKeycloak.ofThisBuild();

    @Test
    void wrongOptionFailsAtOnceAndSaysWhy() {
        KeycloakLaunch launch = prepared.server("wrong").option("no-such-option", "1");
        assertThatThrownBy(launch::start).hasStackTraceContaining("no-such-option");
    }

    @Test
    void preparedOneIsReused() throws IOException {
        Object before = Files.getAttribute(prepared.home(), "creationTime");
        PreparedKeycloak again = PreparedKeycloak.ofThisBuild();
        assertThat(again.home()).isEqualTo(prepared.home());
        assertThat(Files.getAttribute(again.home(), "creationTime")).isEqualTo(before);
    }
}
