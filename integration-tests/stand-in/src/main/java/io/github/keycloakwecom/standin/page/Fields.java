package io.github.keycloakwecom.standin.page;

import io.github.keycloakwecom.standin.wire.Incoming;
import java.util.List;

/**
 * The query of the present page as hidden fields, so that a form on it leads back to the same address with one more
 * parameter.
 */
final class Fields {
    private Fields() {}

    static List<Element> hidden(Incoming in, String except) {
        return in.query().all().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(except))
                .map(entry -> Element.of("input")
                        .with("type", "hidden")
                        .with("name", entry.getKey())
                        .with("value", entry.getValue()))
                .toList();
    }

    static Element form(Incoming in, String chosen) {
        return Element.of("form", hidden(in, chosen)).with("method", "get").with("action", in.path());
    }
}
