package io.github.keycloakwecom.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A folder with everything in it. Copies share the bytes of files that no server writes to, because a Keycloak
 * distribution has 190 MB and a test run makes many copies.
 */
public record FileTree(Path root) {

    /**
     * Copies to {@code target}; what {@code shared} accepts (paths relative to the root) becomes a hard link if it can.
     */
    void copyTo(Path target, Predicate<Path> shared) throws IOException {
        for (Path source : list(Comparator.naturalOrder())) {
            Path relative = root.relativize(source);
            Path copy = target.resolve(relative.toString());
            if (Files.isDirectory(source, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(copy);
            } else if (shared.test(relative)) {
                link(source, copy);
            } else {
                copy(source, copy);
            }
        }
    }

    /** Does nothing if the folder does not exist. */
    public void delete() {
        try {
            if (Files.exists(root)) {
                for (Path path : list(Comparator.reverseOrder())) {
                    Files.deleteIfExists(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + root, e);
        }
    }

    private List<Path> list(Comparator<Path> order) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.sorted(order).toList();
        }
    }

    private static void link(Path source, Path copy) throws IOException {
        try {
            Files.createLink(copy, source);
        } catch (FileSystemException | UnsupportedOperationException e) {
            // Another file system, or one without links: a copy is the same, only larger.
            copy(source, copy);
        }
    }

    private static void copy(Path source, Path copy) throws IOException {
        // With the times: Keycloak compares those of provider jars with what it saw at its build.
        Files.copy(source, copy, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
    }
}
