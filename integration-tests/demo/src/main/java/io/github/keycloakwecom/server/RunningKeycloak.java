package io.github.keycloakwecom.server;

import java.io.IOException;
import java.nio.file.Path;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;

/**
 * A real Keycloak that is up, with the jars in it, reachable on this machine only. Where it runs is nobody's business
 * here: every address means the same to it, to browsers and to applications, because all of them share this machine's
 * network.
 */
public interface RunningKeycloak extends AutoCloseable {

    /** The administrator of the realm {@code master}. */
    String ADMIN_USER = "admin";

    /** Known to everybody, which is why no server here listens beyond the loopback interface. */
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
