package io.github.keycloakwecom.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A running {@code kc.sh} and its children. The server itself is a child of the script, and would outlive it: the
 * children are remembered while they are there, and stopped first.
 */
final class ServerProcess implements Readiness.Server {

    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Process script;
    private final Path log;
    private final Set<ProcessHandle> children = ConcurrentHashMap.newKeySet();

    ServerProcess(ProcessBuilder command, Path log) throws IOException {
        this.log = log;
        // Appended to, because a server that is started again goes on with its log.
        this.script = command.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    long pid() {
        return script.pid();
    }

    /** Waits for a command that ends by itself. */
    void awaitSuccess(Duration limit) throws IOException, InterruptedException {
        if (!script.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
            throw new IOException("not done after " + limit + ": " + lastWords());
        }
        if (script.exitValue() != 0) {
            throw new IOException("ended with " + script.exitValue() + ": " + lastWords());
        }
    }

    /** Waits for a 200 of the address, for as long as the process lives and no longer than the limit. */
    void awaitReady(URI health, Duration limit) throws IOException, InterruptedException {
        new Readiness(health).await(this, limit);
        script.descendants().forEach(children::add);
    }

    @Override
    public boolean endsWithin(Duration pause) throws InterruptedException {
        return script.waitFor(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public int exitCode() {
        return script.exitValue();
    }

    @Override
    public String lastWords() throws IOException {
        return LastLines.of(log);
    }

    /** Blocks until the server ends. */
    int awaitEnd() throws InterruptedException {
        return script.waitFor();
    }

    /** Ends the script and its children with SIGKILL; returns when all have ended. */
    void kill() {
        List<ProcessHandle> family = family();
        family.forEach(ProcessHandle::destroyForcibly);
        ended(family);
    }

    /** Ends the script and its children, with SIGTERM first; returns when all have ended. */
    void stop() {
        List<ProcessHandle> family = family();
        family.forEach(ProcessHandle::destroy);
        if (!ended(family)) {
            family.forEach(ProcessHandle::destroyForcibly);
            ended(family);
        }
    }

    private List<ProcessHandle> family() {
        script.descendants().forEach(children::add);
        return Stream.concat(children.stream(), Stream.of(script.toHandle()))
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    private static boolean ended(List<ProcessHandle> family) {
        CompletableFuture<?>[] exits =
                family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(exits).get(GRACE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot wait for Keycloak's end", e);
        } catch (InterruptedException e) {
            // An interrupt ends the wait, and no process may be left.
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
