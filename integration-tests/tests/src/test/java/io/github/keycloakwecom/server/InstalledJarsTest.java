package io.github.keycloakwecom.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InstalledJarsTest {

    private static final FileTime TIME_OF_THE_BUILD = FileTime.fromMillis(1_000_000);

    private static final Map<String, String> BUILT = Map.of(
            "META-INF/services/org.keycloak.Factory", "a.Factory",
            "a/Factory.class", "code",
            "a/PanelResource.class", "code Ljakarta/ws/rs/GET; code",
            "theme/login.ftl", "text");

    @TempDir
    private Path folder;

    private Path installed;

    @BeforeEach
    void install() throws IOException {
        installed = jar("providers/wecom-idp.jar", BUILT);
        Files.setLastModifiedTime(installed, TIME_OF_THE_BUILD);
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of("nothing", Map.of(), false),
                Arguments.of("code of a class", Map.of("a/Factory.class", "other"), false),
                Arguments.of("a new class", Map.of("a/Other.class", "code"), false),
                Arguments.of("a template", Map.of("theme/login.ftl", "other"), false),
                Arguments.of(
                        "a class that uses Response", Map.of("a/Page.class", "Ljakarta/ws/rs/core/Response;"), false),
                Arguments.of("a class in a new package", Map.of("b/Other.class", "code"), true),
                Arguments.of("code of a REST resource", Map.of("a/PanelResource.class", "Ljakarta/ws/rs/POST;"), true),
                Arguments.of(
                        "a list of providers",
                        Map.of("META-INF/services/org.keycloak.Factory", "a.Factory b.F"),
                        true));
    }

    @ParameterizedTest(name = "{0}: build again {2}")
    @MethodSource("changes")
    void buildIsNeededOnlyForWhatTheBuildReads(String what, Map<String, String> change, boolean build)
            throws IOException {
        Map<String, String> entries = new TreeMap<>(BUILT);
        entries.putAll(change);
        Path made = jar("target/wecom-idp-1.jar", entries);

        assertThat(replaceWith(made)).isEqualTo(build);
        assertThat(installed).hasSameBinaryContentAs(made);
    }

    @Test
    void withoutABuildTheTimeStaysBecauseKeycloakComparesIt() throws IOException {
        replaceWith(jar("target/wecom-idp-1.jar", BUILT));

        assertThat(Files.getLastModifiedTime(installed)).isEqualTo(TIME_OF_THE_BUILD);
    }

    @Test
    void aCopyOfTheDistributionThatSharesTheOldFileKeepsIt() throws IOException {
        Path shared = Files.createLink(folder.resolve("shared.jar"), installed);
        byte[] before = Files.readAllBytes(shared);

        replaceWith(jar("target/wecom-idp-1.jar", Map.of("a/Factory.class", "other")));

        assertThat(shared).hasBinaryContent(before);
    }

    private boolean replaceWith(Path jar) throws IOException {
        return new InstalledJars(installed.getParent()).replace(Map.of("wecom-idp.jar", jar));
    }

    private Path jar(String name, Map<String, String> entries) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            for (Map.Entry<String, String> entry : new TreeMap<>(entries).entrySet()) {
                jar.putNextEntry(new JarEntry(entry.getKey()));
                jar.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                jar.closeEntry();
            }
        }
        return file;
    }
}
