package io.github.keycloakwecom.it.bed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A customer's host that has WeCom below a path prefix, as private editions may be put behind it; elsewhere it has
 * nothing.
 */
public final class Gateway implements AutoCloseable {

    private static final String PREFIX = "/prefix";

    private static final Set<String> HEADERS_TO_WECOM =
            Set.of("cookie", "accept-language", "content-type", "user-agent");
    private static final Set<String> HEADERS_BACK = Set.of("content-type", "location", "set-cookie");

    private final String wecom;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> strays = new CopyOnWriteArrayList<>();

    Gateway(String wecom) throws IOException {
        this.wecom = wecom;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** The root of what is behind it, without a trailing slash. */
    public String url() {
        return "http://localhost:" + server.getAddress().getPort() + PREFIX;
    }

    /** Paths of requests without the prefix. */
    public List<String> strays() {
        return List.copyOf(strays);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        try (exchange) {
            if (!path.startsWith(PREFIX + "/")) {
                strays.add(path);
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            String query = exchange.getRequestURI().getRawQuery();
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create(wecom + path.substring(PREFIX.length()) + (query == null ? "" : "?" + query)))
                    .method(
                            exchange.getRequestMethod(),
                            HttpRequest.BodyPublishers.ofByteArray(
                                    exchange.getRequestBody().readAllBytes()));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (HEADERS_TO_WECOM.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            answer.headers().map().forEach((name, values) -> {
                if (HEADERS_BACK.contains(name)) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            byte[] body = withPrefix(answer);
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The stand-in's pages lead to its own root. */
    private static byte[] withPrefix(HttpResponse<byte[]> answer) {
        boolean page = answer.headers().firstValue("content-type").orElse("").startsWith("text/html");
        return page
                ? new String(answer.body(), StandardCharsets.UTF_8)
                        .replaceAll("(action|href|src)=\"/", "$1=\"" + PREFIX + "/")
                        .getBytes(StandardCharsets.UTF_8)
                : answer.body();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
