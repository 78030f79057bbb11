package io.github.keycloakwecom.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeycloakCommandTest {

    @Test
    void runsWithThisJavaAndReachesThisMachineWithoutAProxy() {
        Map<String, String> environment = environment(Map.of());
        assertThat(environment).containsEntry("JAVA_HOME", System.getProperty("java.home"));
        assertThat(environment.get("NO_PROXY")).endsWith("localhost,127.0.0.1");
        assertThat(environment).doesNotContainKeys("WECOM_SECRET", "JAVA_OPTS");
    }

    @Test
    void ownEnvironmentWins() {
        assertThat(environment(Map.of("JAVA_OPTS_APPEND", "-Xmx1g"))).containsEntry("JAVA_OPTS_APPEND", "-Xmx1g");
    }

    @Test
    void withKeycloakDebugAStartListensOnThisMachineAndABuildDoesNot() {
        System.setProperty("keycloak.debug", "8787");
        try {
            assertThat(environment(Map.of(), "start", "--optimized"))
                    .containsEntry("DEBUG", "true")
                    .containsEntry("DEBUG_PORT", "127.0.0.1:8787");
            assertThat(environment(Map.of(), "build")).doesNotContainKeys("DEBUG", "DEBUG_PORT");
        } finally {
            System.clearProperty("keycloak.debug");
        }
        assertThat(environment(Map.of(), "start")).doesNotContainKeys("DEBUG");
    }

    private static Map<String, String> environment(Map<String, String> own) {
        return environment(own, "build");
    }

    private static Map<String, String> environment(Map<String, String> own, String... arguments) {
        return new KeycloakCommand(Path.of("."), List.of(arguments), own)
                .processBuilder()
                .environment();
    }
}
