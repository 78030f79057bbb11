package io.github.keycloakwecom.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Chromium or Chrome that a machine has already. Named by {@code CHROMIUM}, else looked for on the {@code PATH} and
 * where Chrome installs itself on macOS and Windows.
 */
record InstalledBrowser(Path executable) {

    /**
     * Names on the path. The one without windows is first: a new visitor takes an eighth of the time of the others,
     * which make a whole profile for each. Then the open one.
     */
    private static final List<String> NAMES = List.of(
            "chromium-headless-shell",
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "chrome");

    private static final List<String> USUAL_PLACES = List.of(
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
            "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe");

    static Optional<InstalledBrowser> find(Map<String, String> environment) {
        String named = environment.getOrDefault("CHROMIUM", "");
        if (!named.isBlank()) {
            return Optional.of(named(Path.of(named)));
        }
        return Stream.concat(
                        onPath(environment.getOrDefault("PATH", "")),
                        USUAL_PLACES.stream().map(Path::of))
                .filter(Files::isExecutable)
                .filter(Files::isRegularFile)
                .findFirst()
                .map(InstalledBrowser::new);
    }

    /** A name given on purpose is taken or refused, never passed over. */
    private static InstalledBrowser named(Path executable) {
        if (!Files.isExecutable(executable)) {
            throw new IllegalStateException("CHROMIUM names " + executable + ", which is no program");
        }
        return new InstalledBrowser(executable);
    }

    private static Stream<Path> onPath(String path) {
        List<Path> folders = Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .toList();
        return NAMES.stream().flatMap(name -> folders.stream().map(folder -> folder.resolve(name)));
    }
}
