package io.github.keycloakwecom.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.keycloak.admin.client.Keycloak;

/**
 * A Keycloak from the distribution, as a process of this machine. It ends with {@link #close}, and when the Java that
 * started it ends (Ctrl-C, SIGTERM). It survives a SIGKILL of that Java.
 */
public final class KeycloakServer implements RunningKeycloak {

    private final ProcessBuilder command;
    private final int port;
    private final int managementPort;
    private final Path home;
    private final Path log;
    private final Runnable afterwards;
    private final Keycloak admin;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Held during a restart, so that {@link #close} never misses the new process. */
    private final Object restarting = new Object();

    private volatile ServerProcess process;
    private boolean unbuilt;

    KeycloakServer(ProcessBuilder command, int port, int managementPort, Path home, Path log, Runnable afterwards)
            throws IOException {
        this.command = command;
        this.port = port;
        this.managementPort = managementPort;
        this.home = home;
        this.log = log;
        this.afterwards = afterwards;
        this.admin = RunningKeycloak.adminClient(url());
        this.process = new ServerProcess(command, log);
        // Never removed: close() may come while the hooks run already, and a second call of it does nothing.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop Keycloak at " + port));
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public int managementPort() {
        return managementPort;
    }

    @Override
    public Path log() {
        return log;
    }

    @Override
    public Keycloak admin() {
        return admin;
    }

    @Override
    public void add(String file, String text) throws IOException {
        Path target = home.resolve(file);
        Files.createDirectories(target.getParent());
        Files.writeString(target, text);
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

    /**
     * Ends it, replaces provider jars, and starts it again with the same data and addresses. Keycloak is built again
     * only if a jar differs in what the build reads ({@link BuildInput}), because a build takes longer than a start.
     *
     * @param jars by their names in the folder {@code providers}
     */
    public void restartWith(Map<String, Path> jars) throws IOException, InterruptedException {
        synchronized (restarting) {
            if (closed.get()) {
                return;
            }
            process.stop();
            // Kept when a build fails: what is installed then is not what is built.
            unbuilt |= new InstalledJars(home.resolve("providers")).replace(jars);
            if (unbuilt) {
                PreparedKeycloak.build(home, log.resolveSibling("build.log"));
                unbuilt = false;
            }
            process = new ServerProcess(command, log);
            awaitReady(Readiness.LIMIT);
        }
    }

    /** Ends the process with SIGKILL, as a power cut would: it does not hand over to other nodes. Call close, too. */
    public void kill() {
        process.kill();
    }

    void awaitReady(Duration limit) throws IOException {
        try {
            process.awaitReady(Readiness.health(managementPort), limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Keycloak was starting", e);
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            synchronized (restarting) {
                admin.close();
                process.stop();
                afterwards.run();
            }
        }
    }
}
