package io.github.keycloakwecom.it.login;

import io.github.keycloakwecom.cluster.CookieStore;
import io.github.keycloakwecom.it.bed.TestBed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * A browser that shows nothing, for hundreds of logins: it keeps cookies, follows redirects, and says where it ended.
 */
final class PlainBrowser {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int MOST_REDIRECTS = 12;

    private final TestBed bed;
    private final CookieStore cookies = new CookieStore();

    PlainBrowser(TestBed bed) {
        this.bed = bed;
    }

    /**
     * A whole login with a code that the test has made up: "application", the id of a problem, or else what was shown.
     */
    String login() throws IOException, InterruptedException {
        String start = bed.keycloak().issuer("acme") + "/protocol/openid-connect/auth?client_id=sample-app"
                + "&response_type=code&scope=openid&state=s&kc_idp_hint=" + TestBed.ALIAS
                + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&redirect_uri="
                + bed.application().redirectUri();
        String scanPage = follow(start, bed.wecom().url());
        String state = scanPage.replaceAll(".*[?&]state=([^&]+).*", "$1");
        return end(follow(
                bed.addresses().endpoint() + "?code=x&state=" + state,
                bed.application().url()));
    }

    private String end(String url) {
        if (url.startsWith(bed.application().redirectUri()) && url.contains("code=")) {
            return "application";
        }
        return url.replaceAll(".*/problem/([a-z-]+).*", "$1");
    }

    /** @return the first address that begins so, not opened, or the page where it ends before */
    private String follow(String start, String until) throws IOException, InterruptedException {
        URI here = URI.create(start);
        for (int i = 0; i < MOST_REDIRECTS; i++) {
            HttpRequest.Builder request = HttpRequest.newBuilder(here).timeout(Duration.ofSeconds(60));
            if (!cookies.header().isEmpty()) {
                request.header("Cookie", cookies.header());
            }
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            cookies.take(answer.headers());
            if (answer.headers().firstValue("Location").isEmpty()) {
                return answer.statusCode() + " " + here;
            }
            here = here.resolve(answer.headers().firstValue("Location").get());
            if (here.toString().startsWith(until)) {
                return here.toString();
            }
        }
        throw new AssertionError("sent round in circles, last to " + here);
    }
}
