package io.github.keycloakwecom.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The threat model names the test that shows each defence. After a test is renamed or removed, the threat model changes
 * too.
 */
class ThreatModelTest {

    private static final Path REPOSITORY = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+(?:Test|IT))\\.(\\w+)`");
    private static final Pattern ROW = Pattern.compile("^\\| \\*\\*.*\\|$", Pattern.MULTILINE);

    @Test
    void everyTestThatItNamesExists() throws IOException {
        Map<String, String> tests = tests();
        List<String> missing = NAMED_TEST
                .matcher(text())
                .results()
                .filter(named -> !isTest(tests.get(named.group(1)), named.group(2)))
                .map(MatchResult::group)
                .toList();
        assertThat(missing).as("tests that do not exist").isEmpty();
    }

    @Test
    void everyAttackNamesATestOrSaysWhyThereIsNone() throws IOException {
        List<String> rows =
                ROW.matcher(text()).results().map(MatchResult::group).toList();
        assertThat(rows).hasSizeGreaterThan(20);
        assertThat(rows).allSatisfy(row -> assertThat(NAMED_TEST.matcher(row).find() || row.contains("(none: "))
                .as(row)
                .isTrue());
    }

    private static String text() throws IOException {
        return Files.readString(REPOSITORY.resolve("docs/threat-model.md"));
    }

    /** Sources of the test classes, by name. */
    private static Map<String, String> tests() throws IOException {
        try (Stream<Path> files = Files.walk(REPOSITORY, 16)) {
            return files.filter(file -> file.toString().matches(".*/src/test/java/.*(Test|IT)\\.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            ThreatModelTest::read,
                            (one, other) -> one + other));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    // The annotation stands between the method before and this one.
    private static boolean isTest(String source, String method) {
        return Optional.ofNullable(source)
                .map(text -> Pattern.compile(
                                "@(?:Test|ParameterizedTest|RepeatedTest)\\b(?:(?!\\n    }\\n).)*?\\bvoid " + method
                                        + "\\(",
                                Pattern.DOTALL)
                        .matcher(text)
                        .find())
                .orElse(false);
    }
}
