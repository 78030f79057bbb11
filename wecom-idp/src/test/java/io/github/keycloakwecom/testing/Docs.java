package io.github.keycloakwecom.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads pages of the documentation, so that a test can check a sentence. */
public final class Docs {

    private Docs() {}

    /** @return the text of a page in {@code docs}, with every line break and run of blanks as one blank */
    public static String text(String page) {
        try {
            return Files.readString(Path.of("../docs").resolve(page)).replaceAll("\\s+", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
