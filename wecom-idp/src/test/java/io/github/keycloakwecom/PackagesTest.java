package io.github.keycloakwecom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Which package may use which. The sentence "May use" of each package's description is the rule; imports and the
 * picture in docs/architecture.md are compared with it. Arrows form no circle.
 */
class PackagesTest {

    private static final Path SOURCES = Path.of("src/main/java/io/github/keycloakwecom");
    private static final Path ARCHITECTURE = Path.of("../docs/architecture.md");

    private static final Pattern IMPORT =
            Pattern.compile("^import (?:static )?io\\.github\\.keycloakwecom\\.(\\w+)\\.", Pattern.MULTILINE);
    private static final Pattern RULE = Pattern.compile("May use: ([^.]*)\\.");
    private static final Pattern ARROW = Pattern.compile("^ +(\\w+) --> (\\w+)$", Pattern.MULTILINE);
    private static final Pattern JAX_RS = Pattern.compile("^import jakarta\\.ws\\.rs\\.", Pattern.MULTILINE);

    @Test
    void everyPackageSaysWhatItMayUseAndUsesExactlyThat() throws IOException {
        assertThat(rules().keySet()).as("packages with a rule").isEqualTo(packages());
        assertThat(imports()).isEqualTo(rules());
    }

    @Test
    void noArrowLeadsBack() throws IOException {
        Map<String, Set<String>> left = rules();
        while (!left.isEmpty()) {
            Set<String> grounded = left.entrySet().stream()
                    .filter(room -> room.getValue().stream().noneMatch(left::containsKey))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            assertThat(grounded).as("without a circle among %s", left).isNotEmpty();
            left.keySet().removeAll(grounded);
        }
    }

    @Test
    void thePictureShowsTheRules() throws IOException {
        Map<String, Set<String>> drawn = new TreeMap<>();
        packages().forEach(name -> drawn.put(name, new TreeSet<>()));
        ARROW.matcher(Files.readString(ARCHITECTURE)).results().forEach(arrow -> drawn.computeIfAbsent(
                        arrow.group(1), any -> new TreeSet<>())
                .add(arrow.group(2)));
        assertThat(drawn).isEqualTo(withoutDetours(rules()));
    }

    @Test
    void whatNeedsNoServerKnowsNoJaxRs() throws IOException {
        for (String name : List.of("api", "browser", "callback", "cluster", "config", "mapper", "member", "store")) {
            assertThat(sources(name).filter(source -> JAX_RS.matcher(source).find()))
                    .as(name)
                    .isEmpty();
        }
    }

    /**
     * The picture has no arrow to a package that other arrows reach, because otherwise it would have too many arrows.
     */
    private static Map<String, Set<String>> withoutDetours(Map<String, Set<String>> rules) {
        Map<String, Set<String>> shown = new TreeMap<>();
        rules.forEach((from, all) -> shown.put(
                from,
                all.stream()
                        .filter(to -> all.stream()
                                .noneMatch(over -> !over.equals(to)
                                        && reachable(over, rules).contains(to)))
                        .collect(Collectors.toCollection(TreeSet::new))));
        return shown;
    }

    private static Set<String> reachable(String from, Map<String, Set<String>> rules) {
        Set<String> reached = new TreeSet<>();
        rules.getOrDefault(from, Set.of()).forEach(to -> {
            reached.add(to);
            reached.addAll(reachable(to, rules));
        });
        return reached;
    }

    private static Map<String, Set<String>> rules() throws IOException {
        Map<String, Set<String>> rules = new TreeMap<>();
        for (String name : packages()) {
            String text = Files.readString(SOURCES.resolve(name).resolve("package-info.java"))
                    .replaceAll("\\s+\\*\\s+", " ");
            rules.put(
                    name,
                    RULE.matcher(text)
                            .results()
                            .flatMap(rule -> Stream.of(rule.group(1).split(", ")))
                            .filter(used -> !used.equals("nothing of ours"))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        return rules;
    }

    private static Map<String, Set<String>> imports() throws IOException {
        Map<String, Set<String>> imports = new TreeMap<>();
        for (String name : packages()) {
            imports.put(
                    name,
                    sources(name)
                            .flatMap(source -> IMPORT.matcher(source).results())
                            .map(used -> used.group(1))
                            .filter(used -> !used.equals(name))
                            .filter(used -> Files.isDirectory(SOURCES.resolve(used)))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        return imports;
    }

    private static Set<String> packages() throws IOException {
        // Only folders with sources, because an empty folder of a removed package may remain.
        try (Stream<Path> files = Files.walk(SOURCES, 2)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> SOURCES.relativize(file).getParent())
                    .filter(Objects::nonNull)
                    .map(Path::toString)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Stream<String> sources(String name) throws IOException {
        try (Stream<Path> files = Files.list(SOURCES.resolve(name))) {
            return files.map(PackagesTest::read).toList().stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
