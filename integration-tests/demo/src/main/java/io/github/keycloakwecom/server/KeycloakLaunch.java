package io.github.keycloakwecom.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one server from the distribution shall be like, and its start. Every server runs on its own copy of the prepared
 * one, with its own H2 file and with {@link StartOptions}, which {@link #option} overrides.
 */
public final class KeycloakLaunch {

    private final PreparedKeycloak prepared;
    private final String name;
    private final StartOptions options = new StartOptions();
    private final Map<String, String> environment = new LinkedHashMap<>();

    KeycloakLaunch(PreparedKeycloak prepared, String name) {
        this.prepared = prepared;
        this.name = name;
    }

    /** HTTP port; a free one if not called. */
    public KeycloakLaunch port(int httpPort) {
        options.port(httpPort);
        return this;
    }

    /** Port of health and metrics; a free one if not called. */
    public KeycloakLaunch managementPort(int httpPort) {
        options.managementPort(httpPort);
        return this;
    }

    /**
     * Makes it a node of the cluster that shares the database, where the nodes find each other (JDBC_PING).
     *
     * @param publicUrl the one address of the cluster that browsers know, as with a load balancer
     */
    public KeycloakLaunch node(SharedDatabase database, String publicUrl) {
        option("db-url", database.url());
        option("hostname", publicUrl);
        option("cache", "ispn");
        // Nothing here listens beyond this machine, the cluster's own transport included.
        return option("cache-embedded-network-bind-address", "127.0.0.1");
    }

    /** Sets {@code --key=value} of {@code kc.sh start}, in place of the value it has so far. */
    public KeycloakLaunch option(String key, String value) {
        options.set(key, value);
        return this;
    }

    /** Sets a variable of the server's environment. */
    public KeycloakLaunch environment(String key, String value) {
        environment.put(key, value);
        return this;
    }

    /** Copies, starts, and returns when the server says that it is ready; fails at once when it ends instead. */
    public KeycloakServer start() {
        try {
            Path folder = prepared.newFolder(name);
            return start(prepared.copyTo(folder.resolve("home")), folder.resolve("keycloak.log"), true);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start Keycloak " + name, e);
        }
    }

    /** Starts in a home that the caller owns. */
    KeycloakServer start(Path home, Path log, boolean deleteAfterwards) throws IOException {
        KeycloakCommand command = new KeycloakCommand(home, arguments(), environment);
        KeycloakServer server = new KeycloakServer(
                command.processBuilder(), options.port(), options.managementPort(), home, log, () -> {
                    if (deleteAfterwards) {
                        new FileTree(home).delete();
                    }
                });
        try {
            server.awaitReady(Readiness.LIMIT);
            return server;
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("start", "--optimized"));
        arguments.addAll(options.arguments());
        return arguments;
    }
}
