package io.github.keycloakwecom.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A distribution with the provider jars in it, built ({@code kc.sh build}) and with the database schema. Every server
 * is a copy of it, because build and schema take longer than a start. Its name has the hash of the jars: a second Maven
 * run uses it again, and a changed jar gets a new one.
 */
public final class PreparedKeycloak {

    private static final String PREFIX = "prepared-";
    private static final Duration BUILD_LIMIT = Duration.ofMinutes(8);

    /** The only parts of a distribution that a server writes to; all else is shared between copies. */
    private static final List<Path> WRITTEN = List.of(Path.of("data"), Path.of("lib", "quarkus"), Path.of("conf"));

    private final Path home;
    private final Path folder;

    private PreparedKeycloak(Path home, Path folder) {
        this.home = home;
        this.folder = folder;
    }

    /**
     * From the folders that the Maven build names: {@code keycloak.home}, {@code providers.dir}, {@code servers.dir}.
     */
    public static PreparedKeycloak ofThisBuild() {
        return of(property("keycloak.home"), property("providers.dir"), property("servers.dir"));
    }

    /** Prepares under {@code folder}, or finds what was prepared there before. */
    public static PreparedKeycloak of(Path distribution, Path providers, Path folder) {
        try {
            return of(distribution, ProviderJars.in(providers), folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare Keycloak", e);
        }
    }

    /** Keycloak as it comes, to compare with. */
    public static PreparedKeycloak withoutProviders(Path distribution, Path folder) {
        return of(distribution, new ProviderJars(List.of()), folder);
    }

    private static PreparedKeycloak of(Path distribution, ProviderJars jars, Path folder) {
        try {
            Files.createDirectories(folder);
            List<String> rest = new ArrayList<>(StartOptions.BUILD);
            rest.add(distribution.getFileName().toString());
            rest.add(KeycloakCommand.javaHome());
            Path home = folder.resolve(PREFIX + jars.fingerprint(rest));
            Turn.in(folder, () -> {
                if (!Files.isDirectory(home)) {
                    prepare(distribution, jars, folder, home);
                }
                return home;
            });
            return new PreparedKeycloak(home, folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare Keycloak", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Keycloak was prepared", e);
        }
    }

    /** A server to be; the name is for its folder and log. */
    public KeycloakLaunch server(String name) {
        return new KeycloakLaunch(this, name);
    }

    /** Where the prepared distribution is. */
    Path home() {
        return home;
    }

    Path newFolder(String name) throws IOException {
        return Files.createTempDirectory(folder, name + "-");
    }

    Path copyTo(Path target) throws IOException {
        new FileTree(home).copyTo(target, PreparedKeycloak::isShared);
        return target;
    }

    private static void prepare(Path distribution, ProviderJars jars, Path folder, Path home)
            throws IOException, InterruptedException {
        if (!Files.isRegularFile(distribution.resolve("bin").resolve("kc.sh"))) {
            throw new IOException("no Keycloak distribution at " + distribution);
        }
        removeOld(folder);
        Path draft = Files.createTempDirectory(folder, "preparing-");
        new FileTree(distribution).copyTo(draft, PreparedKeycloak::isShared);
        jars.copyTo(draft.resolve("providers"));
        build(draft, folder.resolve("build.log"));
        // The first start makes the schema, the realm master and its administrator.
        new KeycloakLaunch(new PreparedKeycloak(draft, folder), "first")
                .start(draft, folder.resolve("first-start.log"), false)
                .close();
        // By renaming, so that a half-made one is never taken for a whole one.
        Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
    }

    static void build(Path draft, Path log) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("build"));
        arguments.addAll(StartOptions.BUILD);
        ServerProcess build = new ServerProcess(new KeycloakCommand(draft, arguments, Map.of()).processBuilder(), log);
        try {
            build.awaitSuccess(BUILD_LIMIT);
        } finally {
            build.stop();
        }
    }

    private static void removeOld(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(path -> path.getFileName().toString().startsWith(PREFIX))
                    .forEach(path -> new FileTree(path).delete());
        }
    }

    private static boolean isShared(Path relative) {
        return WRITTEN.stream().noneMatch(relative::startsWith);
    }

    private static Path property(String name) {
        String value = System.getProperty(name, "");
        if (value.isBlank()) {
            throw new IllegalStateException("the system property " + name + " is not set; Maven sets it");
        }
        return Path.of(value);
    }
}
