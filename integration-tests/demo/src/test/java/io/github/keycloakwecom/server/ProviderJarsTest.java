package io.github.keycloakwecom.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderJarsTest {

    @TempDir
    private Path folder;

    @Test
    void fingerprintFollowsBytesAndNotTimes() throws IOException {
        Path jar = Files.writeString(folder.resolve("a.jar"), "one");
        String first = fingerprint("26.7.3");

        Files.setLastModifiedTime(jar, FileTime.fromMillis(1));
        assertThat(fingerprint("26.7.3")).isEqualTo(first);

        Files.writeString(jar, "two");
        assertThat(fingerprint("26.7.3")).isNotEqualTo(first);
        Files.writeString(jar, "one");
        assertThat(fingerprint("26.7.4")).isNotEqualTo(first);
    }

    @Test
    void refusesWhatWouldBeAKeycloakWithoutTheProduct() throws IOException {
        Files.writeString(folder.resolve("README.md"), "put jars here");
        assertThatThrownBy(() -> ProviderJars.in(folder)).hasMessageStartingWith("no provider jar in ");
        assertThatThrownBy(() -> ProviderJars.in(folder.resolve("absent"))).isInstanceOf(IOException.class);
    }

    private String fingerprint(String version) throws IOException {
        return ProviderJars.in(folder).fingerprint(List.of(version));
    }
}
