package io.github.keycloakwecom.app;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An answer, with the headers that every answer has. The content security policy allows the application's own style
 * sheet and pictures and nothing else. It has no {@code form-action}, because browsers apply that to redirects after a
 * form too. A logout redirects to providers that the application does not know.
 */
record Reply(int status, String type, String body, List<Map.Entry<String, String>> headers) {

    private static final Map<String, String> ALWAYS = Map.of(
            "Cache-Control", "no-store",
            "Content-Security-Policy",
                    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'",
            // Not "no-referrer": with it a browser would send "Origin: null" with our own sign-out form.
            "Referrer-Policy", "same-origin",
            "X-Content-Type-Options", "nosniff");

    static Reply page(int status, String html) {
        return new Reply(status, "text/html; charset=utf-8", html, List.of());
    }

    static Reply resource(String type, String text) {
        return new Reply(200, type, text, List.of());
    }

    static Reply redirect(URI target) {
        return new Reply(303, "text/plain; charset=utf-8", "", List.of(Map.entry("Location", target.toString())));
    }

    Reply with(String header, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(header, value));
        return new Reply(status, type, body, List.copyOf(more));
    }

    Reply withCookie(String name, String value, String path, long maxAge) {
        String lifetime = maxAge < 0 ? "" : "; Max-Age=" + maxAge;
        return with("Set-Cookie", name + "=" + value + "; Path=" + path + lifetime + "; HttpOnly; SameSite=Lax");
    }

    void send(HttpExchange exchange) throws IOException {
        Headers out = exchange.getResponseHeaders();
        ALWAYS.forEach(out::set);
        out.set("Content-Type", type);
        headers.forEach(header -> out.add(header.getKey(), header.getValue()));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
