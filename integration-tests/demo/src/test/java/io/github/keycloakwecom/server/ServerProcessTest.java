package io.github.keycloakwecom.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServerProcessTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @Test
    void deathWhileStartingIsToldAtOnceWithTheEndOfTheLog() throws IOException {
        ServerProcess process = shell("echo 'port already in use'; exit 3");
        URI nobody = URI.create("http://127.0.0.1:" + Ports.free() + "/health/ready");

        assertThatThrownBy(() -> process.awaitReady(nobody, MINUTE))
                .hasMessageContaining("ended with 3")
                .hasMessageContaining("port already in use");
    }

    @Test
    void notReadyInTimeIsAFailure() throws IOException {
        ServerProcess process = shell("tail -f /dev/null");
        URI nobody = URI.create("http://127.0.0.1:" + Ports.free() + "/health/ready");
        try {
            assertThatThrownBy(() -> process.awaitReady(nobody, Duration.ZERO)).hasMessageContaining("not ready");
        } finally {
            process.stop();
        }
    }

    @Test
    void stopsChildrenEvenWhenTheirParentIsGone() throws IOException, InterruptedException {
        HttpServer health = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        health.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        health.start();
        ServerProcess process = shell("tail -f /dev/null & wait");
        ProcessHandle parent = ProcessHandle.of(process.pid()).orElseThrow();
        try {
            URI address = URI.create("http://127.0.0.1:" + health.getAddress().getPort() + "/");
            while (parent.children().findAny().isEmpty()) {
                Thread.onSpinWait();
            }
            process.awaitReady(address, MINUTE);
            List<ProcessHandle> children = parent.children().toList();
            assertThat(children).isNotEmpty();
            parent.destroyForcibly();
            process.awaitEnd();
            assertThat(children).allMatch(ProcessHandle::isAlive);

            process.stop();

            assertThat(children).noneMatch(ProcessHandle::isAlive);
        } finally {
            process.stop();
            health.stop(0);
        }
    }

    private ServerProcess shell(String script) throws IOException {
        return new ServerProcess(new ProcessBuilder("sh", "-c", script), folder.resolve("log"));
    }
}
