package io.github.keycloakwecom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No circles among the files of a package, so that a reader can read them one after the other. A factory and its
 * product may form one.
 */
class FileCirclesTest {

    private static final Path SOURCES = Path.of("src/main/java/io/github/keycloakwecom");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"access", "broker", "browser", "firstlogin", "launch", "page"})
    void noFileNeedsOneThatNeedsIt(String room) throws IOException {
        Map<String, Set<String>> left = uses(room);
        boolean isGrounded = true;
        while (isGrounded && !left.isEmpty()) {
            Set<String> grounded = left.entrySet().stream()
                    .filter(file -> file.getValue().stream().noneMatch(left::containsKey))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            isGrounded = !grounded.isEmpty();
            left.keySet().removeAll(grounded);
        }
        assertThat(left).as("files in or above a circle").isEmpty();
    }

    private static Map<String, Set<String>> uses(String room) throws IOException {
        Map<String, String> code = new TreeMap<>();
        try (Stream<Path> files = Files.list(SOURCES.resolve(room))) {
            for (Path file :
                    files.filter(path -> !path.endsWith("package-info.java")).toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                code.put(name, COMMENT.matcher(Files.readString(file)).replaceAll(""));
            }
        }
        Map<String, Set<String>> uses = new TreeMap<>();
        code.forEach((name, text) -> uses.put(
                name,
                code.keySet().stream()
                        .filter(other -> !other.equals(name) && !other.equals(name + "Factory"))
                        .filter(other -> Pattern.compile("\\b" + other + "\\b")
                                .matcher(text)
                                .find())
                        .collect(Collectors.toCollection(TreeSet::new))));
        return uses;
    }
}
