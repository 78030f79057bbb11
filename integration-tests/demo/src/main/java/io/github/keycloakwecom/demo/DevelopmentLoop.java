package io.github.keycloakwecom.demo;

import io.github.keycloakwecom.server.KeycloakLaunch;
import io.github.keycloakwecom.server.KeycloakServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * The demo for people who change the code ({@code -Ddemo.watch}). Keycloak restarts with each new jar of the checkout
 * and keeps its database. It reads the theme from the sources, so a reload of the page shows changed files.
 */
final class DevelopmentLoop {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    private final Path checkout;

    private DevelopmentLoop(Path checkout) {
        this.checkout = checkout;
    }

    /** The loop, if {@code demo.watch} is set; Maven's own property names the checkout. */
    static Optional<DevelopmentLoop> from(Properties properties) {
        String watch = properties.getProperty("demo.watch", "false");
        if (watch.equals("false")) {
            return Optional.empty();
        }
        String checkout = properties.getProperty("maven.multiModuleProjectDirectory");
        if (checkout == null) {
            throw new IllegalStateException("-Ddemo.watch works only where Maven starts the demo");
        }
        return Optional.of(new DevelopmentLoop(Path.of(checkout)));
    }

    /** What such a Keycloak is started with. */
    KeycloakLaunch prepare(KeycloakLaunch launch) {
        Path themes = checkout.resolve("wecom-theme/src/main/resources/theme");
        return launch.option("spi-theme--folder--dir", themes.toString())
                .option("spi-theme--cache-themes", "false")
                .option("spi-theme--cache-templates", "false")
                .option("spi-theme--static-max-age", "-1");
    }

    /** Runs until Ctrl-C. It continues when Keycloak does not start, because the next jar may repair that. */
    void run(KeycloakServer keycloak, PrintStream out) throws IOException, InterruptedException {
        ModuleJars jars = new ModuleJars(checkout);
        out.println("After a change of a class, a template or a script of wecom-idp, in a second terminal:");
        out.println("  mvn -q -o -pl wecom-idp package -Dmaven.test.skip=true -Dspotless.check.skip=true");
        out.println("Files of wecom-theme need only a reload of the page.");
        while (!Thread.interrupted()) {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
            Map<String, Path> changed = jars.changed();
            if (!changed.isEmpty()) {
                restart(keycloak, changed, out);
            }
        }
    }

    private static void restart(KeycloakServer keycloak, Map<String, Path> jars, PrintStream out)
            throws InterruptedException {
        Instant start = Instant.now();
        out.println("New: " + String.join(", ", jars.keySet()) + ". Keycloak starts again …");
        try {
            keycloak.restartWith(jars);
            out.printf(
                    "Ready after %.1f s.%n",
                    Duration.between(start, Instant.now()).toMillis() / 1000.0);
        } catch (IOException e) {
            out.println("Keycloak did not start: " + e.getMessage());
        }
    }
}
