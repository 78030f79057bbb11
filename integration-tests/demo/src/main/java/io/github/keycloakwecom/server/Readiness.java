package io.github.keycloakwecom.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/** Waiting for a server to say that it is ready, for no longer than there is hope. */
final class Readiness {

    /** Longer than a start takes on a busy machine. */
    static final Duration LIMIT = Duration.ofMinutes(5);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final HttpRequest look;

    Readiness(URI health) {
        this.look =
                HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
    }

    static URI health(int managementPort) {
        return URI.create("http://127.0.0.1:" + managementPort + "/health/ready");
    }

    /** What is being waited for, from outside. */
    interface Server {

        /** Whether it ends, waiting that long for it. */
        boolean endsWithin(Duration pause) throws InterruptedException;

        /** How it ended. */
        int exitCode();

        /** Where it wrote to, and what at last. */
        String lastWords() throws IOException;
    }

    /** Waits for a 200, for as long as the server lives and no longer than the limit. */
    void await(Server server, Duration limit) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(limit);
        while (!answers()) {
            if (server.endsWithin(BETWEEN_LOOKS)) {
                throw new IOException(
                        "Keycloak ended with " + server.exitCode() + " while starting: " + server.lastWords());
            }
            if (Instant.now().isAfter(end)) {
                throw new IOException("Keycloak not ready after " + limit + ": " + server.lastWords());
            }
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            return client.send(look, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            // The server does not listen yet: it is not ready.
            return false;
        }
    }
}
