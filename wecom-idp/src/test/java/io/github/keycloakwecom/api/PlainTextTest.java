package io.github.keycloakwecom.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlainTextTest {

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("张三", "张三"),
                Arguments.of("ئابدۇللا·مۇھەممەت", "ئابدۇللا·مۇھەممەت"),
                Arguments.of("👩\u200D💻 Ada", "👩\u200D💻 Ada"),
                Arguments.of("a\u202Egnp.exe", "agnp.exe"),
                Arguments.of("a\u0000b\u001Bc", "abc"),
                Arguments.of("one\r\ntwo\u2028three", "onetwothree"),
                Arguments.of("  padded ", "padded"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void deceptiveCharacters_areRemoved(String text, String expected) {
        assertThat(PlainText.clean(text, 100)).isEqualTo(expected);
    }

    @Test
    void neverCutsACharacterInTwo() {
        assertThat(PlainText.clean("ab👩", 3)).isEqualTo("ab");
        assertThat(PlainText.clean("ab\uD83D", 10)).isEqualTo("ab");
    }

    @Test
    void nothingIsEmpty() {
        assertThat(PlainText.clean(null, 10)).isEmpty();
    }
}
