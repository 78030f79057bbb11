package io.github.keycloakwecom.standin.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The query string of a request, decoded as UTF-8. A repeated name has its first value. A part with invalid
 * percent-encoding stays as it is, so that a page can still show it.
 */
public record Query(Map<String, String> all) {
    /** Keeps the order in which the names came. */
    public Query {
        all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
    }

    /** Reads what follows the question mark of {@code url}; nothing when there is none. */
    public static Query of(String url) {
        int mark = url.indexOf('?');
        Map<String, String> values = new LinkedHashMap<>();
        if (mark >= 0) {
            for (String pair : url.substring(mark + 1).split("&")) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                if (!name.isEmpty()) {
                    values.putIfAbsent(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
                }
            }
        }
        return new Query(values);
    }

    /** The value, when it is there and not empty. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(all.get(name)).filter(value -> !value.isEmpty());
    }

    /** The value, or an empty text. */
    public String text(String name) {
        return all.getOrDefault(name, "");
    }

    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notPercentEncoding) {
            return encoded;
        }
    }
}
