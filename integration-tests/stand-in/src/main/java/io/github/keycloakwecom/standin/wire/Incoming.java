package io.github.keycloakwecom.standin.wire;

import com.github.tomakehurst.wiremock.http.Cookie;
import com.github.tomakehurst.wiremock.http.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One request. WireMock reports the address of the caller and accepts {@code X-Forwarded-For}. With that header a test
 * can call from any address, which the real service does not allow.
 *
 * @param origin scheme, host and port as the caller wrote them
 */
public record Incoming(
        String method,
        String url,
        Query query,
        String body,
        String callerIp,
        String origin,
        String acceptLanguage,
        Map<String, String> cookies) {

    private static final String API_ROOT = "/cgi-bin/";

    /** Translates WireMock's view of a request. */
    public static Incoming of(Request request) {
        Map<String, String> cookies = new LinkedHashMap<>();
        for (Map.Entry<String, Cookie> cookie : request.getCookies().entrySet()) {
            cookies.put(cookie.getKey(), URLDecoder.decode(cookie.getValue().getValue(), StandardCharsets.UTF_8));
        }
        return new Incoming(
                request.getMethod().value(),
                request.getUrl(),
                Query.of(request.getUrl()),
                request.getBodyAsString(),
                request.getClientIp(),
                originOf(request.getAbsoluteUrl()),
                Optional.ofNullable(request.getHeader("Accept-Language")).orElse(""),
                Map.copyOf(cookies));
    }

    /** The path without the query. */
    public String path() {
        int mark = url.indexOf('?');
        return mark < 0 ? url : url.substring(0, mark);
    }

    /** True for the server API, which knows nothing of pages and answers unknown paths with an empty 404. */
    public boolean isApi() {
        return path().startsWith(API_ROOT);
    }

    /** What follows {@code /cgi-bin/} for the server API, otherwise the whole path with its leading slash. */
    public String api() {
        return isApi() ? path().substring(API_ROOT.length()) : path();
    }

    /** Whether the request came over HTTPS. */
    public boolean https() {
        return origin.startsWith("https:");
    }

    // Not from the Host header: a request over HTTP/2 has none.
    private static String originOf(String absoluteUrl) {
        int path = absoluteUrl.indexOf('/', absoluteUrl.indexOf("://") + 3);
        return path < 0 ? absoluteUrl : absoluteUrl.substring(0, path);
    }
}
