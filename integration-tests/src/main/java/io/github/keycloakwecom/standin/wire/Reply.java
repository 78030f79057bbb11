package io.github.keycloakwecom.standin.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/** One answer: status, headers and a text body. */
public record Reply(int status, Map<String, String> headers, String body) {
    // The pages carry text from the query: nothing but their own style sheet and pictures may load or run.
    private static final String PAGE_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'";

    /** Copies the headers. */
    public Reply {
        headers = Map.copyOf(headers);
    }

    /** A JSON answer; the real API sends HTTP 200 for errors too (docs/wecom-protocol.md#ground-rules). */
    public static Reply json(String body) {
        return of(200, "application/json; charset=UTF-8", body);
    }

    /** A page. */
    public static Reply html(String body) {
        return of(200, "text/html; charset=UTF-8", body).with("Content-Security-Policy", PAGE_POLICY);
    }

    /** Any other text, not to be cached. */
    public static Reply of(int status, String contentType, String body) {
        return new Reply(status, Map.of("Content-Type", contentType, "Cache-Control", "no-store"), body);
    }

    /** 302 to another address. */
    public static Reply redirect(String location) {
        return new Reply(302, Map.of("Location", location, "Cache-Control", "no-store"), "");
    }

    /** 301, as plain HTTP is answered by the real API. */
    public static Reply moved(String location) {
        return new Reply(301, Map.of("Location", location), "");
    }

    /** 404 with an empty body, as the real API answers an unknown path. */
    public static Reply nothing() {
        return new Reply(404, Map.of(), "");
    }

    /** The same answer with one more header. */
    public Reply with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }
}
