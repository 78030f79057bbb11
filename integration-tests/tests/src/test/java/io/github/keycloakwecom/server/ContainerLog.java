package io.github.keycloakwecom.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.testcontainers.containers.output.OutputFrame;

/**
 * The output of a container's server, in a file of this machine. Docker delivers it late. So a check that something is
 * not in it first needs all of it: the server logs a mark, and the check waits for the mark.
 */
final class ContainerLog implements Consumer<OutputFrame>, AutoCloseable {

    private record Mark(String text, CountDownLatch seen) {}

    private static final int PATIENCE_SECONDS = 60;

    private final Path file;
    private final URI token;
    private final OutputStream out;
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicReference<Mark> awaited = new AtomicReference<>();

    ContainerLog(Path file, int port) throws IOException {
        this.file = file;
        this.token = URI.create("http://localhost:" + port + "/realms/master/protocol/openid-connect/token");
        this.out = Files.newOutputStream(file);
    }

    /** Called for each line, by the thread that follows the container's output. */
    @Override
    public void accept(OutputFrame frame) {
        if (frame.getBytes() == null) {
            return;
        }
        try {
            out.write(frame.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Mark mark = awaited.get();
        if (mark != null && frame.getUtf8String().contains(mark.text())) {
            mark.seen().countDown();
        }
    }

    Path file() {
        return file;
    }

    /** The file, when all is in it that the server had written before this call. */
    synchronized Path upToNow() {
        Mark mark = new Mark("mark-" + UUID.randomUUID(), new CountDownLatch(1));
        awaited.set(mark);
        try {
            // Keycloak logs the event, an error of a client that it does not know, before it answers.
            http.send(askedBy(mark.text()), HttpResponse.BodyHandlers.discarding());
            if (!mark.seen().await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the server's log does not come through: " + file);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the log was awaited", e);
        }
    }

    private HttpRequest askedBy(String client) {
        return HttpRequest.newBuilder(token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&client_id=" + client))
                .build();
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
