package io.github.keycloakwecom.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventErrorTest {

    /** Administrators search for these values and set alerts on them. A new value may be added, but none may change. */
    @Test
    void theTextsStayTheSame() {
        assertThat(Arrays.stream(EventError.values()).map(EventError::text))
                .containsExactlyInAnyOrder(
                        "user_disabled",
                        "wecom_account_ambiguous",
                        "wecom_account_linked_to_another",
                        "wecom_account_of_other_corp",
                        "wecom_account_refused",
                        "wecom_busy",
                        "wecom_cancelled",
                        "wecom_client_not_allowed",
                        "wecom_code_refused",
                        "wecom_first_login_of_another",
                        "wecom_launch_client_unknown",
                        "wecom_launch_no_address",
                        "wecom_mail_missing",
                        "wecom_member_disabled",
                        "wecom_member_of_linked_corp",
                        "wecom_not_a_member",
                        "wecom_not_for_client",
                        "wecom_not_visible",
                        "wecom_secret_not_found",
                        "wecom_set_up",
                        "wecom_state_expired",
                        "wecom_state_missing",
                        "wecom_state_of_other_browser",
                        "wecom_state_of_other_provider",
                        "wecom_state_used",
                        "wecom_unexpected_error",
                        "wecom_unreachable",
                        "wecom_unreadable_answer");
    }

    /** Without {@code wecom_set_up}, because the event has the {@code errcode} instead. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ACCOUNT_DISABLED", "SET_UP"})
    void everyTextIsInTheDocumentation(EventError error) throws IOException {
        String documented =
                Files.readString(Path.of("../docs/architecture.md")) + Files.readString(Path.of("../docs/access.md"));
        assertThat(documented).contains("`" + error.text() + "`");
    }

    @Test
    void noOtherTextIsWrittenByHand() throws IOException {
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            assertThat(sources.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !file.endsWith("EventError.java"))
                            .filter(EventErrorTest::hasAnEventError)
                            .collect(Collectors.toList()))
                    .isEmpty();
        }
    }

    private static boolean hasAnEventError(Path source) {
        try {
            String text = Files.readString(source);
            return Arrays.stream(EventError.values()).anyMatch(error -> text.contains('"' + error.text() + '"'))
                    || text.contains("new EventBuilder(")
                            && !source.endsWith("RefusalEvent.java")
                            && !source.endsWith("SilentLogin.java");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
