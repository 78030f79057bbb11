package io.github.keycloakwecom.bench;

import io.github.keycloakwecom.cluster.CookieStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * One login without a browser, timed where Keycloak works: from the application to the identity provider, and from there, with a
 * code, back to the application. What the person does in between is not counted.
 */
final class TimedLogin {

    static final String APPLICATION = "http://intranet.acme.example";

    private static final int MOST_REDIRECTS = 12;

    private final HttpClient http;
    private final String realm;
    private final CookieStore cookies = new CookieStore();

    /** What the person does at the identity provider: from its page to the address that it sends the browser to. */
    interface Approval {
        URI give(URI page) throws IOException, InterruptedException;
    }

    /** @param realm address of the realm */
    TimedLogin(HttpClient http, String realm) {
        this.http = http;
        this.realm = realm;
    }

    Duration through(String alias, Approval approval) throws IOException, InterruptedException {
        URI start =
                URI.create(realm + "/protocol/openid-connect/auth?client_id=sample-app&response_type=code&scope=openid"
                        + "&state=s&nonce=n&kc_idp_hint=" + alias + "&code_challenge_method=S256"
                        + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&redirect_uri=" + APPLICATION
                        + "/callback");
        long began = System.nanoTime();
        URI page = follow(start, next -> !next.toString().startsWith(realm));
        long there = System.nanoTime();
        URI callback = approval.give(page);
        long back = System.nanoTime();
        URI end = follow(callback, next -> next.toString().startsWith(APPLICATION));
        long done = System.nanoTime();
        if (!end.getQuery().contains("code=")) {
            throw new IllegalStateException("no code for the application: " + end.getPath());
        }
        return Duration.ofNanos(there - began + done - back);
    }

    private URI follow(URI start, Predicate<URI> arrived) throws IOException, InterruptedException {
        URI next = start;
        for (int i = 0; i < MOST_REDIRECTS; i++) {
            URI here = next;
            HttpRequest.Builder request = HttpRequest.newBuilder(here).timeout(Duration.ofMinutes(1));
            if (!cookies.header().isEmpty()) {
                request.header("Cookie", cookies.header());
            }
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            cookies.take(answer.headers());
            next = answer.headers()
                    .firstValue("Location")
                    .map(here::resolve)
                    .orElseThrow(() -> new IllegalStateException("stuck at " + here + ": " + answer.statusCode()));
            if (arrived.test(next)) {
                return next;
            }
        }
        throw new IllegalStateException("sent round in circles, last to " + next);
    }
}
