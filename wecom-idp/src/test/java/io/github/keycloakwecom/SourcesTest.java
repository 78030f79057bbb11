package io.github.keycloakwecom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules for lines of source code that the formatter does not enforce. Another folder is another value. */
class SourcesTest {

    private static final int MAX_LENGTH = 120;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/main/java",
                "src/test/java",
                "../wecom-theme/src/test/java",
                "../integration-tests/stand-in/src/main/java",
                "../integration-tests/stand-in/src/test/java",
                "../integration-tests/demo/src/main/java",
                "../integration-tests/demo/src/test/java",
                "../integration-tests/tests/src/test/java"
            })
    void lines_haveAtMost120Characters(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : sources(folder)) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).length() > MAX_LENGTH) {
                    found.add(file + ":" + (i + 1));
                }
            }
        }
        assertThat(found).isEmpty();
    }

    /** The formatter breaks a long comment and leaves its last word alone on a line. */
    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/test/java"})
    void comments_doNotEndWithALineOfOneWord(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : sources(folder)) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 1; i < lines.size(); i++) {
                if (isLoneWord(lines.get(i - 1), lines.get(i))) {
                    found.add(file + ":" + (i + 1));
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "// a comment of more than, // one, true",
        "// a comment of more than, // one line, false",
        "int i = 0;, // one, false",
        "// one line, int i = 0;, false"
    })
    void loneWord_isASecondLineOfAComment(String before, String line, boolean expected) {
        assertThat(isLoneWord(before, line)).isEqualTo(expected);
    }

    private static boolean isLoneWord(String before, String line) {
        return before.strip().startsWith("// ") && line.strip().matches("// \\S+");
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(sources).as("sources in %s", folder).isNotEmpty();
            return sources;
        }
    }
}
