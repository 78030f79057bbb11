package io.github.keycloakwecom.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log, for a message about a server that did not come up. */
final class LastLines {

    private static final int COUNT = 60;

    private LastLines() {}

    static String of(Path log) throws IOException {
        return of(log, new String(Files.readAllBytes(log), StandardCharsets.UTF_8));
    }

    /** @param text all that the log holds, or will hold */
    static String of(Path log, String text) {
        List<String> lines = text.lines().toList();
        List<String> last = lines.subList(Math.max(0, lines.size() - COUNT), lines.size());
        return "see " + log + ", which ends with\n" + String.join("\n", last);
    }
}
