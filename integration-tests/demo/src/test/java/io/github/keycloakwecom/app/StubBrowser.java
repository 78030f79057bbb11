package io.github.keycloakwecom.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Cookies and single steps: unlike a real browser it stops at each redirect, so that a test can look at it. */
final class StubBrowser {

    final Map<String, String> cookies = new LinkedHashMap<>();
    String language = "en";

    private final HttpClient http = HttpClient.newHttpClient();

    HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url)).GET());
    }

    HttpResponse<String> post(String url, String origin) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(URI.create(url)).header("Origin", origin).POST(BodyPublishers.noBody()));
    }

    static URI target(HttpResponse<String> redirect) {
        return URI.create(redirect.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError("no redirect but " + redirect.statusCode() + redirect.body())));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        String sent = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        if (!sent.isEmpty()) {
            request.header("Cookie", sent);
        }
        var response = http.send(request.header("Accept-Language", language).build(), BodyHandlers.ofString());
        for (String set : response.headers().allValues("Set-Cookie")) {
            String[] pair = set.split(";")[0].split("=", 2);
            if (set.contains("Max-Age=0")) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
        return response;
    }
}
