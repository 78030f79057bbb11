package io.github.keycloakwecom.bench;

import io.github.keycloakwecom.cluster.CookieStore;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One login without a browser. It measures the time of Keycloak: from the application to the identity provider, and
 * from there, with a code, back to the application. The time of the person in between is not counted.
 */
public final class TimedLogin {

    static final String APPLICATION = "http://intranet.acme.example";

    private static final int MOST_REDIRECTS = 12;
    private static final Pattern FORM = Pattern.compile("id=\"kc-form-login\"[^>]*action=\"([^\"]+)\"");

    private final HttpClient http;
    private final String realm;
    private final String application;
    private final CookieStore cookies = new CookieStore();

    /** What the person does at the identity provider: from its page to the address that it sends the browser to. */
    public interface Approval {
        URI give(URI page) throws IOException, InterruptedException;
    }

    /** @param realm address of the realm, whose client {@code sample-app} is at {@link #APPLICATION} */
    TimedLogin(HttpClient http, String realm) {
        this(http, realm, APPLICATION);
    }

    /**
     * @param realm address of the realm
     * @param application address of its client {@code sample-app}
     */
    public TimedLogin(HttpClient http, String realm, String application) {
        this.http = http;
        this.realm = realm;
        this.application = application;
    }

    Duration through(String alias, Approval approval) throws IOException, InterruptedException {
        long began = System.nanoTime();
        URI page = begin(alias);
        long there = System.nanoTime();
        URI callback = approval.give(page);
        long back = System.nanoTime();
        URI end = follow(callback, next -> next.toString().startsWith(application));
        long done = System.nanoTime();
        assertCode(end);
        return Duration.ofNanos(there - began + done - back);
    }

    /** Opens the login form and sends a password. */
    public Duration withPassword(String username, String password) throws IOException, InterruptedException {
        long began = System.nanoTime();
        HttpResponse<String> form = send(HttpRequest.newBuilder(start("")));
        Matcher action = FORM.matcher(form.body());
        if (!action.find()) {
            throw new IllegalStateException("no login form: " + form.statusCode());
        }
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(URI.create(action.group(1).replace("&amp;", "&")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("username=" + username + "&password="
                                + URLEncoder.encode(password, StandardCharsets.UTF_8))));
        assertCode(location(answer));
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** From the application to the page of the identity provider, whose address is returned. */
    public URI begin(String alias) throws IOException, InterruptedException {
        return follow(start("&kc_idp_hint=" + alias), next -> !next.toString().startsWith(realm));
    }

    /**
     * From the address that the identity provider sends the browser to, up to the application or a page about a
     * problem.
     */
    public URI end(URI callback) throws IOException, InterruptedException {
        return follow(
                callback,
                next -> next.toString().startsWith(application)
                        || next.getPath().contains("/problem/"));
    }

    private URI start(String more) {
        return URI.create(realm + "/protocol/openid-connect/auth?client_id=sample-app&response_type=code&scope=openid"
                + "&state=s&nonce=n" + more + "&code_challenge_method=S256"
                + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&redirect_uri=" + application
                + "/callback");
    }

    private static void assertCode(URI end) {
        if (end.getQuery() == null || !end.getQuery().contains("code=")) {
            throw new IllegalStateException("no code for the application: " + end.getPath());
        }
    }

    private URI follow(URI start, Predicate<URI> arrived) throws IOException, InterruptedException {
        URI next = start;
        for (int i = 0; i < MOST_REDIRECTS; i++) {
            next = location(send(HttpRequest.newBuilder(next)));
            if (arrived.test(next)) {
                return next;
            }
        }
        throw new IllegalStateException("sent round in circles, last to " + next);
    }

    private static URI location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .map(answer.uri()::resolve)
                .orElseThrow(() -> new IllegalStateException("stuck at " + answer.uri() + ": " + answer.statusCode()));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        request.timeout(Duration.ofMinutes(2));
        if (!cookies.header().isEmpty()) {
            request.header("Cookie", cookies.header());
        }
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        cookies.take(answer.headers());
        return answer;
    }
}
