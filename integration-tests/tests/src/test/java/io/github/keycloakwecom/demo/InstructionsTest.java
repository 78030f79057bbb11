package io.github.keycloakwecom.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstructionsTest {

    private final List<String> opened = new ArrayList<>();
    private final Instructions instructions = new Instructions()
            .when("1. Open {} and press \"Sign in\".", printed -> opened.add(printed.group(1)))
            .read("At the desk");

    @Test
    void whatIsPrintedIsUsed() throws Exception {
        instructions.perform("1. Open http://localhost:1 and press \"Sign in\".");
        assertThat(opened).containsExactly("http://localhost:1");
    }

    @Test
    void aChangedTextIsAnError() {
        assertThatThrownBy(() -> instructions.perform("1. Open http://localhost:1 and press \"Log in\"."))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Log in");
    }

    @Test
    void aLostTextIsNamed() {
        assertThat(instructions.missingIn(new PrintedText(List.of("At the desk"))))
                .containsExactly("1. Open {} and press \"Sign in\".");
    }
}
