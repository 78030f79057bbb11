package io.github.keycloakwecom.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DevelopmentLoopTest {

    private static final String CHECKOUT = "maven.multiModuleProjectDirectory";

    @ParameterizedTest(name = "-Ddemo.watch={0}: {1}")
    @CsvSource(
            nullValues = "absent",
            value = {"absent, false", "false, false", "true, true", "'', true"})
    void watchesOnlyWhenAsked(String watch, boolean loop) {
        assertThat(DevelopmentLoop.from(properties(watch, "/checkout")).isPresent())
                .isEqualTo(loop);
    }

    @Test
    void withoutMavenThereIsNoCheckoutToWatch() {
        Properties properties = properties("true", null);
        assertThatThrownBy(() -> DevelopmentLoop.from(properties)).hasMessageContaining("where Maven starts the demo");
    }

    private static Properties properties(String watch, String checkout) {
        Properties properties = new Properties();
        if (watch != null) {
            properties.setProperty("demo.watch", watch);
        }
        if (checkout != null) {
            properties.setProperty(CHECKOUT, checkout);
        }
        return properties;
    }
}
