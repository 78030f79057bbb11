package io.github.keycloakwecom.browser;

import java.io.IOException;

/**
 * Fonts with Chinese characters. Without them screenshots of this product are full of empty boxes. The tests pass
 * without them, so their absence is a line in the output and no error.
 */
final class ChineseFonts {

    private static final String PACKAGE = "fonts-noto-cjk";

    private ChineseFonts() {}

    static void ensure() throws IOException, InterruptedException {
        if (areMissing() && !(DebianPackages.canInstall() && DebianPackages.install(PACKAGE))) {
            System.out.println(
                    "No font with Chinese characters found: screenshots will show boxes. On Debian: " + PACKAGE);
        }
    }

    /** Asked of fontconfig; a system without it (macOS, Windows) brings such fonts along. */
    private static boolean areMissing() throws InterruptedException {
        return Command.output("fc-list", ":lang=zh", "family")
                .map(String::isBlank)
                .orElse(isBareLinux());
    }

    private static boolean isBareLinux() {
        return System.getProperty("os.name").startsWith("Linux");
    }
}
