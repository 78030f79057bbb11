package io.github.keycloakwecom.it.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** When a page changes, its page object changes and no integration test. */
class SelectorsTest {

    private static final Path TESTS = Path.of("src", "test", "java");
    private static final Pattern SELECTOR = Pattern.compile("[lL]ocator\\(\\s*\"|page\\(\\)\\s*\\.|querySelector");

    @Test
    void integrationTest_hasNoSelectorOfItsOwn() throws IOException {
        List<Path> sources;
        try (Stream<Path> files = Files.walk(TESTS)) {
            sources = files.filter(file -> file.toString().endsWith("IT.java")).toList();
        }
        assertThat(sources).hasSizeGreaterThan(40);
        assertThat(sources.stream().flatMap(SelectorsTest::selectors))
                .as("selectors in integration tests")
                .isEmpty();
    }

    private static Stream<String> selectors(Path file) {
        try {
            return SELECTOR.matcher(Files.readString(file))
                    .results()
                    .map(found -> file.getFileName() + ": " + found.group());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
