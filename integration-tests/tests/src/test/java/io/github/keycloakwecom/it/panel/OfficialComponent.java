package io.github.keycloakwecom.it.panel;

import io.github.keycloakwecom.server.Turn;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * WeCom's own login component, unmodified, from npm. The lock file beside its {@code package.json} pins version and
 * SHA-512, so npm refuses other content. It names no registry: npm asks the one in its settings.
 */
final class OfficialComponent {

    private static final String SCRIPT = "node_modules/@wecom/jssdk/dist/wecom.global.prod.js";
    // The last file that npm writes.
    private static final String COMPLETE = "node_modules/.package-lock.json";
    private static final String LOCK = "package-lock.json";
    private static final int LIMIT_MINUTES = 5;

    private final String npm;
    private final Path folder;

    /** @param npm the program, by name or path */
    OfficialComponent(String npm, Path folder) {
        this.npm = npm;
        this.folder = folder;
    }

    /** The component that this Maven run has fetched, or fetches now. */
    static String script() {
        return new OfficialComponent("npm", Path.of(System.getProperty("official-component.dir"))).read();
    }

    /** The script for a page, which defines {@code ww}. */
    String read() {
        try {
            Files.createDirectories(folder);
            return Turn.in(folder, this::fetched);
        } catch (IOException e) {
            throw new IllegalStateException("WeCom's official component cannot be read in " + folder, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while npm fetched WeCom's official component", e);
        }
    }

    private String fetched() throws IOException, InterruptedException {
        if (!isFetched()) {
            for (String file : List.of("package.json", LOCK)) {
                Files.write(folder.resolve(file), resource(file));
            }
            install();
        }
        return Files.readString(folder.resolve(SCRIPT));
    }

    private boolean isFetched() throws IOException {
        return Files.exists(folder.resolve(COMPLETE))
                && Arrays.equals(Files.readAllBytes(folder.resolve(LOCK)), resource(LOCK));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = OfficialComponent.class.getResourceAsStream("/official-component/" + name)) {
            return in.readAllBytes();
        }
    }

    private void install() throws IOException, InterruptedException {
        Path log = folder.resolve("npm.log");
        Process running = start(log);
        try {
            if (!running.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) || running.exitValue() != 0) {
                throw new IllegalStateException(
                        "npm did not fetch WeCom's official component: " + Files.readString(log));
            }
        } finally {
            running.destroy();
        }
    }

    private Process start(Path log) {
        try {
            return new ProcessBuilder(
                            npm,
                            "ci",
                            "--ignore-scripts",
                            "--prefer-offline",
                            "--no-audit",
                            "--no-fund",
                            "--no-progress")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "npm cannot be started: install Node.js with npm (Debian: apt-get install npm)", e);
        }
    }
}
