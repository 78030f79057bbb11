package io.github.keycloakwecom.cluster;

import java.net.HttpCookie;
import java.net.http.HttpHeaders;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The cookies of one browser that visits one realm under one name. They go back over plain HTTP although Keycloak marks
 * them {@code Secure}, as browsers do for localhost; {@link java.net.CookieManager} would keep them for itself.
 */
public final class CookieStore {

    private final Map<String, String> values = new TreeMap<>();

    public void take(HttpHeaders answer) {
        answer.allValues("Set-Cookie").stream()
                .flatMap(header -> HttpCookie.parse("Set-Cookie: " + header).stream())
                .forEach(this::take);
    }

    private void take(HttpCookie cookie) {
        if (cookie.hasExpired() || cookie.getValue().isEmpty()) {
            values.remove(cookie.getName());
        } else {
            values.put(cookie.getName(), cookie.getValue());
        }
    }

    /** The value of a {@code Cookie} header. */
    public String header() {
        return values.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }
}
