package io.github.keycloakwecom.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.server.KeycloakServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * A person's login without a browser: from the application to WeCom's QR code ({@link #begin}), and from the scan back
 * to the application ({@link #finish}). It knows Keycloak by its public name only. Each step names the node that
 * answers, as a load balancer without sticky sessions chooses one.
 */
final class HttpLogin {

    /** No server listens there, so a request to the name instead of a node fails. */
    static final URI PUBLIC = URI.create("http://sso.acme.example");

    static final String APPLICATION = "http://intranet.acme.example";

    private static final int MOST_REDIRECTS = 12;

    /** What RFC 7636, appendix B, derives from its sample verifier. The codes are not redeemed here. */
    private static final String CODE_CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final HttpClient http;
    private final String realm;
    private final String userid;
    private final CookieStore cookies = new CookieStore();
    private URI scanPage = PUBLIC;

    HttpLogin(HttpClient http, String realm, String userid) {
        this.http = http;
        this.realm = realm;
        this.userid = userid;
    }

    String userid() {
        return userid;
    }

    /** The application sends the person to Keycloak, Keycloak to WeCom, and WeCom shows the QR code. */
    void begin(KeycloakServer node) throws IOException, InterruptedException {
        URI start = URI.create(PUBLIC + "/realms/" + realm + "/protocol/openid-connect/auth"
                + "?client_id=sample-app&response_type=code&scope=openid&state=s&nonce=n&kc_idp_hint=wecom"
                + "&code_challenge_method=S256&code_challenge=" + CODE_CHALLENGE
                + "&redirect_uri=" + APPLICATION + "/callback");
        scanPage = follow(start, node, next -> !next.getHost().equals(PUBLIC.getHost()));
        assertThat(scanPage.getPath()).as("where %s is sent", userid).isEqualTo("/wwlogin/sso/login");
        assertThat(get(scanPage).statusCode()).as("WeCom's page").isEqualTo(200);
    }

    /** The person scans; WeCom sends the browser to Keycloak, and Keycloak to the application, with a code for it. */
    void finish(KeycloakServer node) throws IOException, InterruptedException {
        URI callback = location(get(URI.create(scanPage + "&scan=" + userid)), scanPage);
        assertThat(callback.getHost()).as("where WeCom sends %s", userid).isEqualTo(PUBLIC.getHost());
        URI end = follow(callback, node, next -> next.toString().startsWith(APPLICATION));
        assertThat(end.getQuery())
                .as("what the application gets")
                .contains("code=")
                .doesNotContain("error=");
    }

    /** The person scans, and Keycloak shows a problem instead of the way to the application: which one. */
    String fail(KeycloakServer node) throws IOException, InterruptedException {
        URI callback = location(get(URI.create(scanPage + "&scan=" + userid)), scanPage);
        String page = follow(callback, node, next -> next.getPath().contains("/problem/"))
                .getPath();
        return page.substring(page.lastIndexOf('/') + 1);
    }

    private URI follow(URI start, KeycloakServer node, Predicate<URI> arrived)
            throws IOException, InterruptedException {
        URI next = start;
        for (int i = 0; i < MOST_REDIRECTS; i++) {
            URI here = next;
            HttpResponse<String> answer = get(at(node, here));
            cookies.take(answer.headers());
            next = location(answer, here);
            if (arrived.test(next)) {
                return next;
            }
        }
        throw new AssertionError(userid + " is sent round in circles, last to " + next);
    }

    private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(Duration.ofMinutes(1));
        if (!cookies.header().isEmpty() && !address.getPath().startsWith("/wwlogin/")) {
            request.header("Cookie", cookies.header());
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI location(HttpResponse<String> answer, URI here) {
        return answer.headers()
                .firstValue("Location")
                .map(here::resolve)
                .orElseThrow(() -> new AssertionError(
                        userid + " got stuck at " + answer.uri() + ", " + answer.statusCode() + ":\n" + answer.body()));
    }

    private static URI at(KeycloakServer node, URI address) {
        assertThat(address.getAuthority()).isEqualTo(PUBLIC.getAuthority());
        return URI.create(
                node.url() + address.toString().substring(PUBLIC.toString().length()));
    }
}
