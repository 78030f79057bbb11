package io.github.keycloakwecom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.common.Version;

class TestedKeycloakTest {

    @ParameterizedTest
    @ValueSource(strings = {"26.5.6", "26.7.3", "26.7.4", "26.10.0"})
    void testedMajor_hasNoWarning(String version) {
        assertThat(TestedKeycloak.warning(version)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"27.0.0", "25.0.6", "260.1", "999.0.0-SNAPSHOT", "UNKNOWN"})
    void otherMajor_hasAWarning(String version) {
        assertThat(TestedKeycloak.warning(version))
                .hasValueSatisfying(text -> assertThat(text).contains("26.5.6 to 26.7.3 and not with " + version));
    }

    @Test
    void whatWeCompileAgainstIsTested() {
        assertThat(TestedKeycloak.warning(Version.VERSION)).isEmpty();
    }
}
