package io.github.keycloakwecom.server;

import java.io.IOException;
import java.nio.file.Path;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;

/**
 * A real Keycloak that is up, with the jars in it, reachable on this machine only. It may be a process or a container.
 * Its addresses are the same for it, for browsers and for applications, because all share the network of this machine.
 */
public interface RunningKeycloak extends AutoCloseable {

    /** The administrator of the realm {@code master}. */
    String ADMIN_USER = "admin";

    /** A public password: therefore every server here listens on the loopback interface only. */
    String ADMIN_PASSWORD = "admin";

    int port();

    int managementPort();

    /** The address for browsers and applications, without a slash at the end. */
    default String url() {
        return "http://localhost:" + port();
    }

    /** The address of {@code /health} and {@code /metrics}, without a slash at the end. */
    default String managementUrl() {
        return "http://localhost:" + managementPort();
    }

    /** The issuer of a realm's tokens. */
    default String issuer(String realm) {
        return url() + "/realms/" + realm;
    }

    /** All that the server has written to its console up to now; it stays after {@link #close}. */
    Path log();

    /** The admin client, one per server, closed with it. */
    Keycloak admin();

    /** Puts a text file into the server's home, for example {@code themes/mine/login/theme.properties}. */
    void add(String file, String text) throws IOException;

    @Override
    void close();

    /** An admin client for the server with that address. */
    static Keycloak adminClient(String url) {
        return KeycloakBuilder.builder()
                .serverUrl(url)
                .realm("master")
                .clientId("admin-cli")
                .username(ADMIN_USER)
                .password(ADMIN_PASSWORD)
                .build();
    }
}
