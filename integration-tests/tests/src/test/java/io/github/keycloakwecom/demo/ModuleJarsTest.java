package io.github.keycloakwecom.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleJarsTest {

    @TempDir
    private Path checkout;

    @Test
    void whatIsThereAtTheStartIsNotNew() throws IOException {
        jar("wecom-idp", "wecom-idp-1.jar", 1);
        ModuleJars jars = new ModuleJars(checkout);

        assertThat(jars.changed()).isEmpty();
        assertThat(jars.changed()).isEmpty();
    }

    @Test
    void aJarOfLaterIsNewAtTheSecondLookAndOnlyOnce() throws IOException {
        jar("wecom-idp", "wecom-idp-1.jar", 1);
        ModuleJars jars = new ModuleJars(checkout);
        Path made = jar("wecom-idp", "wecom-idp-1.jar", 2);

        assertThat(jars.changed()).isEmpty();
        assertThat(jars.changed()).isEqualTo(Map.of("wecom-idp.jar", made));
        assertThat(jars.changed()).isEmpty();
    }

    @Test
    void aJarThatMavenStillWritesWaits() throws IOException {
        ModuleJars jars = new ModuleJars(checkout);
        Files.writeString(jar("wecom-theme", "wecom-theme-1.jar", 1), "PK and no more");

        assertThat(jars.changed()).isEmpty();
        assertThat(jars.changed()).isEmpty();

        Path whole = jar("wecom-theme", "wecom-theme-1.jar", 3);
        assertThat(jars.changed()).isEmpty();
        assertThat(jars.changed()).isEqualTo(Map.of("wecom-theme.jar", whole));
    }

    @Test
    void afterMvnCleanItGoesOnWithTheNextJar() throws IOException {
        Path old = jar("wecom-idp", "wecom-idp-1.jar", 1);
        ModuleJars jars = new ModuleJars(checkout);
        Files.delete(old);
        Files.delete(old.getParent());
        assertThat(jars.changed()).isEmpty();

        Path made = jar("wecom-idp", "wecom-idp-1.jar", 2);
        jars.changed();
        assertThat(jars.changed()).isEqualTo(Map.of("wecom-idp.jar", made));
    }

    @Test
    void sourcesAndOtherJarsAreLeftAlone() throws IOException {
        ModuleJars jars = new ModuleJars(checkout);
        jar("wecom-idp", "wecom-idp-1-sources.jar", 1);
        jar("wecom-idp", "other-1.jar", 1);

        jars.changed();
        assertThat(jars.changed()).isEmpty();
    }

    private Path jar(String module, String name, int minute) throws IOException {
        Path file = checkout.resolve(module).resolve("target").resolve(name);
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            jar.putNextEntry(new JarEntry("a.txt"));
        }
        Files.setLastModifiedTime(file, FileTime.fromMillis(minute * 60_000L));
        return file;
    }
}
