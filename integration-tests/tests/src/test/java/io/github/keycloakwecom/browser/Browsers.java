package io.github.keycloakwecom.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.impl.driver.Driver;
import io.github.keycloakwecom.server.Turn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A browser for tests: the installed one, else Playwright's download, else Debian's package. It fails if there is none
 * and never skips, because a run of skipped tests has tested nothing.
 */
public final class Browsers {

    private static final String SKIP_DOWNLOAD = "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD";

    /** Quiet and repeatable; without a sandbox, because build containers run as root. */
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final String MISSING = """
            No browser: no Chromium or Chrome on the PATH or in the usual places, Playwright's download did not work, \
            and no package could be installed. Install Chromium or Chrome, or name one in the environment variable \
            CHROMIUM.""";

    private Browsers() {}

    /** Playwright without its own download of three browsers, of which at most one is wanted. */
    public static Playwright playwright() {
        return Playwright.create(new Playwright.CreateOptions().setEnv(withoutDownload()));
    }

    /** Starts a headless browser; the caller closes it. */
    public static Browser launch(Playwright playwright) {
        BrowserType.LaunchOptions options =
                new BrowserType.LaunchOptions().setHeadless(true).setArgs(FLAGS);
        try {
            // One process at a time: the other one would find the package manager locked.
            Optional<InstalledBrowser> browser =
                    Turn.in(Path.of(System.getProperty("java.io.tmpdir")), Browsers::findOrInstall);
            return playwright
                    .chromium()
                    .launch(browser.map(found -> options.setExecutablePath(found.executable()))
                            .orElse(options));
        } catch (IOException e) {
            throw new IllegalStateException(MISSING, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a browser was looked for", e);
        }
    }

    /** Empty: the one that Playwright has downloaded. */
    private static Optional<InstalledBrowser> findOrInstall() throws IOException, InterruptedException {
        ChineseFonts.ensure();
        Optional<InstalledBrowser> installed = find();
        if (installed.isPresent() || download()) {
            return installed;
        }
        if (DebianPackages.canInstall() && DebianPackages.install("chromium-headless-shell")) {
            installed = find();
        }
        if (installed.isEmpty()) {
            throw new IllegalStateException(MISSING);
        }
        return installed;
    }

    private static Optional<InstalledBrowser> find() {
        return InstalledBrowser.find(System.getenv());
    }

    /** As Playwright's CLI does it, which cannot be called itself: it ends the Java that it runs in. */
    private static boolean download() throws IOException, InterruptedException {
        System.out.println("No Chromium or Chrome installed: trying Playwright's download");
        ProcessBuilder install =
                Driver.ensureDriverInstalled(withoutDownload(), false).createProcessBuilder();
        install.environment().remove(SKIP_DOWNLOAD);
        install.command().addAll(List.of("install", "chromium"));
        return Command.run(install);
    }

    private static Map<String, String> withoutDownload() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put(SKIP_DOWNLOAD, "1");
        return environment;
    }
}
