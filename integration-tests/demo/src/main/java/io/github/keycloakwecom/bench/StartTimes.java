package io.github.keycloakwecom.bench;

import io.github.keycloakwecom.server.KeycloakServer;
import io.github.keycloakwecom.server.PreparedKeycloak;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * How long Keycloak takes from its start to {@code /health/ready}, with and without the two jars. Both are measured in
 * turn, so that other load on the machine slows both. It prints medians and the median of the ratios.
 */
public final class StartTimes {

    private static final int ROUNDS = 7;

    private StartTimes() {}

    public static void main(String[] arguments) {
        Path distribution = Path.of(System.getProperty("keycloak.home"));
        Path servers = Path.of(System.getProperty("servers.dir"));
        PreparedKeycloak with = PreparedKeycloak.of(
                distribution, Path.of(System.getProperty("providers.dir")), servers.resolve("with"));
        PreparedKeycloak without = PreparedKeycloak.withoutProviders(distribution, servers.resolve("without"));
        start(with);
        start(without);
        List<Double> withJars = new ArrayList<>();
        List<Double> withoutJars = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            double a = start(with);
            double b = start(without);
            withJars.add(a);
            withoutJars.add(b);
            ratios.add(a / b);
        }
        System.out.printf(
                Locale.ROOT,
                "start to ready, median of %d rounds: with the jars %.1f s, without %.1f s,"
                        + " ratio %.2f (%.2f to %.2f)%n",
                ROUNDS,
                median(withJars),
                median(withoutJars),
                median(ratios),
                Collections.min(ratios),
                Collections.max(ratios));
    }

    private static double start(PreparedKeycloak prepared) {
        long begin = System.nanoTime();
        try (KeycloakServer server = prepared.server("start-times").start()) {
            long end = System.nanoTime();
            System.out.printf(Locale.ROOT, "%s ready%n", server.url());
            return Duration.ofNanos(end - begin).toMillis() / 1000.0;
        }
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
