package io.github.keycloakwecom.it.bed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** What the server wrote to its log since a moment. */
public final class ServerLog {

    private final Supplier<Path> upToNow;
    private long from;

    /** @param upToNow a file with all that was written before the call */
    ServerLog(Supplier<Path> upToNow) {
        this.upToNow = upToNow;
    }

    public void startHere() {
        try {
            from = Files.size(upToNow.get());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String text() {
        try {
            byte[] all = Files.readAllBytes(upToNow.get());
            return new String(all, (int) from, all.length - (int) from, java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<String> lines() {
        return text().lines().toList();
    }

    /** Lines of level {@code WARN} with this text. */
    public List<String> warnings(String text) {
        return lines().stream()
                .filter(line -> line.contains(" WARN ") && line.contains(text))
                .toList();
    }

    public void assertSaysNothingOf(Collection<String> secrets) {
        String text = text();
        assertThat(secrets).as("secrets to look for").isNotEmpty();
        secrets.forEach(secret -> assertThat(text).as("server log").doesNotContain(secret));
    }

    void assertHasNoStackTrace() {
        assertThat(lines())
                .as("server log")
                .noneMatch(line -> line.startsWith("\tat ") || line.startsWith("Caused by:"));
    }
}
