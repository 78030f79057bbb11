package io.github.keycloakwecom.party;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The few pages of an application, marked for tests with {@code data-page}. */
final class Page {

    private Page() {}

    static void send(HttpServletResponse response, int status, String id, String html) throws IOException {
        response.setStatus(status);
        response.setContentType("text/html; charset=utf-8");
        response.getWriter()
                .print("<!doctype html><html lang=\"en\"><title>%s</title><body data-page=\"%s\">%s</body></html>"
                        .formatted(id, id, html));
    }

    static String form(String id, String action, String hidden, String label) {
        return "<form id=\"%s\" method=\"post\" action=\"%s\">%s<button>%s</button></form>"
                .formatted(id, action, hidden, label);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
