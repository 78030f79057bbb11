package io.github.keycloakwecom.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that respond slowly, but each step within the timeouts of the HTTP client. */
@Timeout(value = 15, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CallDeadlineTest {

    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final CallDeadline deadline = new CallDeadline(LIMIT);
    private final List<AutoCloseable> opened = new ArrayList<>(List.of(deadline));
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void close() throws Exception {
        over.countDown();
        for (AutoCloseable resource : opened) {
            resource.close();
        }
    }

    @Test
    void slowHeaders_endAtTheDeadline() throws Exception {
        assertEndsInTime(dripping("HTTP/1.1 200 OK\r\nX-Slow: ", "x"));
    }

    @Test
    void slowBody_endsAtTheDeadline() throws Exception {
        assertEndsInTime(dripping("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n{", " "));
    }

    /** Each address may take the full connect timeout of 3 s. */
    @Test
    void hostWithSlowAddresses_endsAtTheDeadline() throws Exception {
        try (CloseableHttpClient http = HttpClients.custom()
                .disableAutomaticRetries()
                .setDnsResolver(host -> new InetAddress[] {
                    InetAddress.getByName("127.0.0.1"), InetAddress.getByName("127.0.0.2"),
                    InetAddress.getByName("127.0.0.3"), InetAddress.getByName("127.0.0.4")
                })
                .build()) {
            assertEndsInTime(http, full());
        }
    }

    private void assertEndsInTime(int port) throws IOException {
        try (CloseableHttpClient http =
                HttpClients.custom().disableAutomaticRetries().build()) {
            assertEndsInTime(http, port);
        }
    }

    private void assertEndsInTime(CloseableHttpClient http, int port) {
        WecomHttp wecom = new WecomHttp(http, deadline, new CircuitBreaker("WeCom", System::nanoTime));
        long begun = System.nanoTime();
        WecomApiException failure = catchThrowableOfType(
                WecomApiException.class, () -> wecom.get("http://localhost:" + port, "user/get", Map.of()));
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);
        assertThat(failure.failure()).isEqualTo(WecomApiException.Failure.UNREACHABLE);
        assertThat(failure.hint()).isEqualTo("no answer within 1 s");
        assertThat(taken).isBetween(LIMIT, LIMIT.plusSeconds(2));
    }

    private int dripping(String beginning, String drop) throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        opened.add(server);
        Thread dripper = new Thread(() -> {
            try (Socket visitor = server.accept()) {
                visitor.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
                while (!over.await(50, TimeUnit.MILLISECONDS)) {
                    visitor.getOutputStream().write(drop.getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException e) {
                // The client has closed the connection, as expected.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        dripper.setDaemon(true);
        dripper.start();
        return server.getLocalPort();
    }

    /** A server on all addresses of this machine with a full queue: a new connection gets no response. */
    private int full() throws IOException {
        ServerSocket server = new ServerSocket();
        opened.add(server);
        server.bind(new InetSocketAddress("0.0.0.0", 0), 1);
        for (int i = 0; i < 8; i++) {
            Socket waiting = new Socket();
            opened.add(waiting);
            try {
                waiting.connect(new InetSocketAddress("127.0.0.1", server.getLocalPort()), 100);
            } catch (IOException full) {
                return server.getLocalPort();
            }
        }
        throw new IllegalStateException("the queue of the server never got full");
    }
}
