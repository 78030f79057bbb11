package io.github.keycloakwecom.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RuntimeChoiceTest {

    private record Fake(Optional<String> obstacle, boolean hasImage) implements RuntimeChoice.Engine {
        @Override
        public boolean has(String image) {
            return hasImage;
        }
    }

    private static final Fake NONE = new Fake(Optional.of("there is no Docker"), false);
    private static final Fake EMPTY = new Fake(Optional.empty(), false);
    private static final Fake READY = new Fake(Optional.empty(), true);

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void theDistributionAsksForNothing() {
        assertThat(choice(NONE).isContainer("distribution")).isFalse();
        assertThat(printed()).isEmpty();
    }

    @Test
    void aContainerThatWasAskedForMayFetchItsImageAndNeedsAnEngine() {
        assertThat(choice(READY).isContainer("container")).isTrue();
        assertThat(choice(EMPTY).isContainer("container")).isTrue();
        assertThatThrownBy(() -> choice(NONE).isContainer("container"))
                .hasMessage("keycloak.runtime=container, but there is no Docker");
    }

    @Test
    void autoTakesTheDistributionAndSaysWhy() {
        assertThat(choice(NONE).isContainer("auto")).isFalse();
        assertThat(choice(EMPTY).isContainer("auto")).isFalse();
        assertThat(printed().lines())
                .containsExactly(
                        "Keycloak runs from its distribution, not in a container: there is no Docker",
                        "Keycloak runs from its distribution, not in a container: the image keycloak:1 is not here");
    }

    @Test
    void autoTakesTheContainerWhereAllIsThere() {
        assertThat(choice(READY).isContainer("auto")).isTrue();
        assertThat(printed()).isEmpty();
    }

    @Test
    void anythingElseIsAMistake() {
        assertThatThrownBy(() -> choice(READY).isContainer("podman")).hasMessageContaining("'podman'");
    }

    private RuntimeChoice choice(Fake engine) {
        return new RuntimeChoice(engine, "keycloak:1", new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
