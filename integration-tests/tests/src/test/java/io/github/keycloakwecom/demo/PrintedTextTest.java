package io.github.keycloakwecom.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintedTextTest {

    @Test
    void everyLineIsReadAndStepsArePutTogether() {
        PrintedText text = PrintedText.of("""

                ────
                 Title
                 App          http://localhost:1      the same

                 At the desk
                   1. Open it, and
                      press.
                   2. Go.

                   http://localhost:1   worth a look
                """.stripTrailing());
        assertThat(text.entries())
                .containsExactly(
                        "Title",
                        "App http://localhost:1 the same",
                        "At the desk",
                        "1. Open it, and press.",
                        "2. Go.",
                        "http://localhost:1 worth a look");
    }
}
