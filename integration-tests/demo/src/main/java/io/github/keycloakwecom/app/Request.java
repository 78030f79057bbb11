package io.github.keycloakwecom.app;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the handlers read of a request. */
record Request(
        String method,
        String path,
        Map<String, List<String>> query,
        Map<String, String> cookies,
        Optional<String> origin,
        Language language) {

    static Request of(HttpExchange exchange) {
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                URLUtils.parseParameters(exchange.getRequestURI().getRawQuery()),
                cookies(exchange.getRequestHeaders().getOrDefault("Cookie", List.of())),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Origin")),
                Language.of(String.join(",", exchange.getRequestHeaders().getOrDefault("Accept-Language", List.of()))));
    }

    /** A parameter that is there exactly once; one that is repeated is as good as absent. */
    Optional<String> parameter(String name) {
        List<String> values = query.getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    private static Map<String, String> cookies(List<String> headers) {
        Map<String, String> cookies = new LinkedHashMap<>();
        for (String pair : String.join(";", headers).split(";")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                // The browser sends the cookie of the most exact path first: that one counts.
                cookies.putIfAbsent(
                        pair.substring(0, equals).strip(),
                        pair.substring(equals + 1).strip());
            }
        }
        return cookies;
    }
}
