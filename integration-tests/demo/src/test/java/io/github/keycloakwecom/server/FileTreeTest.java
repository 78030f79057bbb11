package io.github.keycloakwecom.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {

    @TempDir
    private Path folder;

    @Test
    void onlyWhatIsNotSharedMayBeChangedInTheCopy() throws IOException {
        Path original = folder.resolve("original");
        Files.createDirectories(original.resolve("lib"));
        Files.createDirectories(original.resolve("data/h2"));
        Files.writeString(original.resolve("lib/a.jar"), "jar");
        Files.writeString(original.resolve("data/h2/db"), "rows");
        Path copy = folder.resolve("copy");

        new FileTree(original).copyTo(copy, relative -> relative.startsWith("lib"));
        Files.writeString(copy.resolve("data/h2/db"), "more rows");

        assertThat(original.resolve("data/h2/db")).hasContent("rows");
        assertThat(copy.resolve("lib/a.jar")).hasContent("jar");
        assertThat(Files.getLastModifiedTime(copy.resolve("lib/a.jar")))
                .isEqualTo(Files.getLastModifiedTime(original.resolve("lib/a.jar")));
    }

    @Test
    void deletesCopiesAndNotTheirOriginals() throws IOException {
        Path original = folder.resolve("original");
        Files.createDirectories(original);
        Files.writeString(original.resolve("a.jar"), "jar");
        Path copy = folder.resolve("copy");
        new FileTree(original).copyTo(copy, relative -> true);

        new FileTree(copy).delete();
        new FileTree(copy).delete();

        assertThat(copy).doesNotExist();
        assertThat(original.resolve("a.jar")).hasContent("jar");
    }
}
