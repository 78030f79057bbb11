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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files form no circle: each can be read after those that it uses. A file uses another one that it imports or, within
 * its package, names outside comments and texts. One use is free: a product may name its factory, as {@code X} names
 * {@code XFactory}.
 */
class FilesTest {

    private static final Path SOURCES = Path.of("src/main/java");

    private static final Pattern COMMENT_OR_TEXT = Pattern.compile(
            "//[^\n]*|/\\*.*?\\*/|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])*'", Pattern.DOTALL);

    private static final Pattern IMPORT = Pattern.compile("^import (?:static )?([\\w.]+);$", Pattern.MULTILINE);
    private static final Pattern HEADER = Pattern.compile("^(?:package|import) .*;$", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

    @Test
    void noFilesFormACircle() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String type =
                        SOURCES.relativize(file).toString().replace(".java", "").replace('/', '.');
                sources.put(type, Files.readString(file));
            }
        }
        assertThat(circle(sources))
                .as("files of a circle, with what each uses of it")
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "two files of a package    | a.A | B b;                     | a.B | A a;                     | true",
                "one direction only        | a.A | B b;                     | a.B | int i;                   | false",
                "over packages             | a.A | import b.B;              | b.B | import a.A;              | true",
                "a static import           | a.A | import static b.B.NAME;  | b.B | import a.A;              | true",
                "a name of another package | a.A | B b;                     | b.B | import a.A;              | false",
                "a comment                 | a.A | B b; // A                | a.B | // A                     | false",
                "Javadoc                   | a.A | B b;                     | a.B | /** {@link A} */         | false",
                "a text                    | a.A | B b;                     | a.B | String s = \"not A\";    | false",
                "a product and its factory | a.A | AFactory f;              | a.AFactory | A a;              | false",
                "a factory of another      | a.A | BFactory f;              | a.BFactory | A a;              | true",
                "an import of the same name| a.A | B b;                     | a.B | import other.A;~A a;     | false"
            })
    void whatIsACircle(String what, String one, String first, String other, String second, boolean circle) {
        // Each import needs its own line.
        Map<String, String> sources = Map.of(one, first.replace('~', '\n'), other, second.replace('~', '\n'));
        assertThat(circle(sources).isEmpty()).isEqualTo(!circle);
    }

    /**
     * @return the files of circles: all files without those that use no remaining file, or that no remaining file uses
     */
    private static Map<String, Set<String>> circle(Map<String, String> sources) {
        Map<String, Set<String>> left = new TreeMap<>();
        sources.forEach((type, source) -> left.put(type, uses(type, source, sources.keySet())));
        boolean shrinks = true;
        while (shrinks) {
            Set<String> used = left.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
            shrinks = left.entrySet().removeIf(file -> file.getValue().isEmpty() || !used.contains(file.getKey()));
            left.values().forEach(uses -> uses.retainAll(left.keySet()));
        }
        return left;
    }

    private static Set<String> uses(String type, String source, Set<String> types) {
        String code = COMMENT_OR_TEXT.matcher(source).replaceAll(" ");
        Set<String> imports =
                IMPORT.matcher(code).results().map(found -> found.group(1)).collect(Collectors.toSet());
        Set<String> names = NAME.matcher(HEADER.matcher(code).replaceAll(""))
                .results()
                .map(found -> found.group())
                .collect(Collectors.toSet());
        // An imported name hides the same name of the package.
        imports.forEach(imported -> names.remove(simpleName(imported)));
        return types.stream()
                .filter(used -> imports.stream().anyMatch(each -> (each + ".").startsWith(used + "."))
                        || folder(used).equals(folder(type)) && names.contains(simpleName(used)))
                .filter(used -> !used.equals(type) && !used.equals(type + "Factory"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String simpleName(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private static String folder(String type) {
        return type.substring(0, type.length() - simpleName(type).length());
    }
}
