package io.github.keycloakwecom.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortalViewTest {

    @Test
    void nothingMeansTheWholeList() {
        assertThat(PortalView.of(null, null, null)).isEqualTo(new PortalView("", 0, ""));
    }

    @ParameterizedTest
    @CsvSource({"100, 100", "-1, 0", "12345678, 0", "x, 0", "'', 0", "1e3, 0"})
    void aPlaceIsASmallNumber(String from, int expected) {
        assertThat(PortalView.of("", from, "").from()).isEqualTo(expected);
    }

    @Test
    void aSearchIsCutToSize() {
        assertThat(PortalView.of(" wiki ", "0", "").search()).isEqualTo("wiki");
        assertThat(PortalView.of("x".repeat(100_000), "0", "").search()).hasSize(PortalView.LONGEST_SEARCH);
    }
}
