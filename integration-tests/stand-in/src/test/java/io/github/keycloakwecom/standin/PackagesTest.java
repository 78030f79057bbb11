package io.github.keycloakwecom.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each package uses only packages below it, in the order of {@code package-info.java}. */
class PackagesTest {
    private static final Path ROOT = Path.of("src/main/java/io/github/keycloakwecom/standin");
    private static final Pattern IMPORT =
            Pattern.compile("^import (?:static )?io\\.github\\.keycloakwecom\\.([a-z.]+)\\.[A-Z]", Pattern.MULTILINE);

    @ParameterizedTest
    @CsvSource({
        "page,    standin.api standin.control standin.company standin.wire",
        "api,     standin.control standin.company standin.wire",
        "control, ''",
        "company, ''",
        "wire,    ''",
    })
    void aPackage_usesOnlyPackagesBelowIt(String name, String below) throws IOException {
        assertThat(imports(name)).isSubsetOf(below.split(" "));
    }

    private static List<String> imports(String name) throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve(name))) {
            List<Path> sources = files.toList();
            assertThat(sources).isNotEmpty();
            return sources.stream()
                    .flatMap(file -> IMPORT.matcher(read(file)).results())
                    .map(found -> found.group(1))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
