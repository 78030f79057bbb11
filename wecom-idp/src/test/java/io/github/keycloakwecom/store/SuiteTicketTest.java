package io.github.keycloakwecom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuiteTicketTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"12:00:00, true", "12:29:59, true", "12:30:00, false", "13:00:00, false", "11:59:58, true"})
    void validForThirtyMinutes(String time, boolean valid) {
        Instant now = Instant.parse("2026-11-28T" + time + "Z");
        assertThat(new SuiteTicket("ticket", NOON).isValid(now)).isEqualTo(valid);
    }

    @Test
    void text_doesNotContainTheValue() {
        assertThat(new SuiteTicket("a-secret-ticket", NOON))
                .asString()
                .contains("12:00")
                .doesNotContain("secret");
    }

    @Test
    void valueThatDoesNotFit_isRefusedWithoutNamingIt() {
        String tooLong = "secret".repeat(100);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SuiteTicket(tooLong, NOON))
                .withMessage("a suite ticket of 600 characters");
        assertThatIllegalArgumentException().isThrownBy(() -> new SuiteTicket(" ", NOON));
        assertThatIllegalArgumentException().isThrownBy(() -> new SuiteTicket(null, NOON));
    }
}
