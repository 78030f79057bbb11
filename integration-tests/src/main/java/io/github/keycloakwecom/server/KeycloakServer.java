package io.github.keycloakwecom.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;

/**
 * A real Keycloak that is up, reachable on this machine only. It is gone after {@link #close}, and also after the end of the
 * Java that started it (Ctrl-C, SIGTERM), but for a SIGKILL, which nobody sees coming.
 */
public final class KeycloakServer implements AutoCloseable {

    /** The administrator of the realm {@code master}. */
    public static final String ADMIN_USER = "admin";

    /** Known to everybody, which is why no server here listens beyond the loopback interface. */
    public static final String ADMIN_PASSWORD = "admin";

    private final ServerProcess process;
    private final int port;
    private final int managementPort;
    private final Path log;
    private final Runnable afterwards;
    private final Keycloak admin;
    private final AtomicBoolean closed = new AtomicBoolean();

    KeycloakServer(ServerProcess process, int port, int managementPort, Path log, Runnable afterwards) {
        this.process = process;
        this.port = port;
        this.managementPort = managementPort;
        this.log = log;
        this.afterwards = afterwards;
        this.admin = KeycloakBuilder.builder()
                .serverUrl(url())
                .realm("master")
                .clientId("admin-cli")
                .username(ADMIN_USER)
                .password(ADMIN_PASSWORD)
                .build();
        // Never removed: close() may come while the hooks run already, and a second call of it does nothing.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop Keycloak at " + port));
    }

    /** The address for browsers and applications, without a slash at the end. */
    public String url() {
        return "http://localhost:" + port;
    }

    /** The address of {@code /health} and {@code /metrics}, without a slash at the end. */
    public String managementUrl() {
        return "http://localhost:" + managementPort;
    }

    /** The issuer of a realm's tokens. */
    public String issuer(String realm) {
        return url() + "/realms/" + realm;
    }

    /** What the server writes to its console; it stays after {@link #close}. */
    public Path log() {
        return log;
    }

    /** The admin client, one per server, closed with it. */
    public Keycloak admin() {
        return admin;
    }

    /** The process to look at, for example for its memory; the server is this one's child. */
    public long pid() {
        return process.pid();
    }

    /** Blocks until the server ends; fails when that was not by {@link #close}, which Ctrl-C calls too. */
    public void awaitClose() throws InterruptedException {
        int exit = process.awaitEnd();
        if (!closed.get()) {
            throw new IllegalStateException("Keycloak ended with " + exit + "; see " + log);
        }
    }

    /** Ends it as a power cut would (SIGKILL): nothing is handed over and nobody is told. Close it none the less. */
    public void kill() {
        process.kill();
    }

    void awaitReady(Duration limit) throws IOException {
        try {
            process.awaitReady(URI.create("http://127.0.0.1:" + managementPort + "/health/ready"), limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Keycloak was starting", e);
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            admin.close();
            process.stop();
            afterwards.run();
        }
    }
}
