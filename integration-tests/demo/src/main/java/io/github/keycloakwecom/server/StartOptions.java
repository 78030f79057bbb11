package io.github.keycloakwecom.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The command line of one server: on the loopback interface, alone in its cluster, with the production profile
 * ({@code start --optimized}). That profile caches themes and templates, as on an administrator's server. Each option
 * can be replaced, except those that are fixed when Keycloak is built.
 */
final class StartOptions {

    /** Fixed when Keycloak is built, so the same for all servers (kind of database, features, health, metrics). */
    static final List<String> BUILD =
            List.of("--db=dev-file", "--health-enabled=true", "--metrics-enabled=true", "--vault=file");

    private final Map<String, String> options = new LinkedHashMap<>();
    private int port = Ports.free();
    private int managementPort = Ports.free();

    StartOptions() {
        set("http-host", "127.0.0.1");
        set("http-management-host", "127.0.0.1");
        set("http-enabled", "true");
        set("cache", "local");
    }

    void set(String key, String value) {
        options.put(key, value);
    }

    void port(int httpPort) {
        this.port = httpPort;
    }

    void managementPort(int httpPort) {
        this.managementPort = httpPort;
    }

    int port() {
        return port;
    }

    int managementPort() {
        return managementPort;
    }

    /** What follows {@code kc.sh start}, without {@code --optimized}. */
    List<String> arguments() {
        Map<String, String> all = new LinkedHashMap<>(options);
        all.put("http-port", Integer.toString(port));
        all.put("http-management-port", Integer.toString(managementPort));
        all.putIfAbsent("hostname", "http://localhost:" + port);
        List<String> arguments = new ArrayList<>();
        all.forEach((key, value) -> arguments.add("--" + key + "=" + value));
        return arguments;
    }
}
