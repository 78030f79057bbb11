package io.github.keycloakwecom.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every reader can open what code and documents cite: a public page of WeCom, or a section of the documentation. */
class CitationsTest {

    private static final Path REPOSITORY = repository();
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git");

    /** Notes that are not in the repository, and pages without their host. */
    private static final Pattern UNREADABLE =
            Pattern.compile("wecom[-]api\\b|\\bD-\\d{5}\\b|probe[ ]log|\\bpage \\d{5}\\b"
                    + "|(?<!developer\\.work\\.weixin\\.qq\\.com/)document[/]path/");

    /** In comments and texts of the code, from the repository's root. */
    private static final Pattern DOCUMENT = Pattern.compile("\\bdocs/([\\w/-]+\\.md)(?:#([\\p{L}\\d_-]+))?");

    /** In documents, from their own folder. */
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([\\w./-]*\\.md)?(?:#([\\p{L}\\d_-]+))?\\)");

    @Test
    void everyCitationOfWecomNamesAPublicPage() throws IOException {
        List<String> unreadable = new ArrayList<>();
        for (Path file : files(".java", ".js", ".md")) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (UNREADABLE.matcher(lines.get(i)).find()) {
                    unreadable.add(REPOSITORY.relativize(file) + ":" + (i + 1) + " "
                            + lines.get(i).strip());
                }
            }
        }
        assertThat(unreadable).isEmpty();
    }

    @Test
    void everySectionThatCodeRefersToExists() throws IOException {
        List<String> references = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Path file : files(".java", ".js")) {
            Matcher matcher = DOCUMENT.matcher(Files.readString(file));
            while (matcher.find()) {
                references.add(matcher.group());
                if (!exists(REPOSITORY.resolve("docs").resolve(matcher.group(1)), matcher.group(2))) {
                    missing.add(REPOSITORY.relativize(file) + ": " + matcher.group());
                }
            }
        }
        assertThat(references).hasSizeGreaterThan(20);
        assertThat(missing).isEmpty();
    }

    @Test
    void everyLinkBetweenDocumentsLeadsToASection() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Path file : files(".md")) {
            Matcher matcher = LINK.matcher(Files.readString(file));
            while (matcher.find()) {
                Path target = matcher.group(1) == null ? file : file.resolveSibling(matcher.group(1));
                if (!exists(target, matcher.group(2))) {
                    missing.add(REPOSITORY.relativize(file) + ": " + matcher.group());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "as wecom" + "-api 2.6 says",
                "(D" + "-98151)",
                "(probe" + " log)",
                "(page" + " 90313)",
                "(document" + "/path/90196)"
            })
    void whatNobodyElseCanOpenIsNoCitation(String comment) {
        assertThat(UNREADABLE.matcher(comment).find()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"developer.work.weixin.qq.com/document/path/90313", "docs/wecom-protocol.md#panel"})
    void theTwoStylesAreCitations(String comment) {
        assertThat(UNREADABLE.matcher(comment).find()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Older identity call, older-identity-call",
        "What the script `x.sh` does, what-the-script-xsh-does",
        "Web login, web-login",
        "企业微信, 企业微信"
    })
    void anchorsAreThoseOfGitHub(String heading, String anchor) {
        assertThat(anchor(heading)).isEqualTo(anchor);
    }

    private static boolean exists(Path document, String anchor) throws IOException {
        return Files.isRegularFile(document)
                && (anchor == null || anchors(document).contains(anchor));
    }

    private static Set<String> anchors(Path document) throws IOException {
        Set<String> anchors = new HashSet<>();
        boolean code = false;
        for (String line : Files.readAllLines(document)) {
            if (line.startsWith("```")) {
                code = !code;
            } else if (!code && line.matches("#{1,6} .*")) {
                anchors.add(anchor(line.replaceFirst("#+ ", "")));
            }
        }
        return anchors;
    }

    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\d _-]", "")
                .replace(' ', '-');
    }

    private static List<Path> files(String... endings) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(REPOSITORY, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_OURS.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (List.of(endings).stream().anyMatch(file.toString()::endsWith)) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    /** The folder above that has Maven's own settings, however deep the module is. */
    private static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve(".mvn"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
