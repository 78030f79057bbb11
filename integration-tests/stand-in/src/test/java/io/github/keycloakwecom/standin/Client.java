package io.github.keycloakwecom.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakwecom.standin.company.App;
import io.github.keycloakwecom.standin.wire.Query;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What a client of WeCom does, by hand: no redirect is followed and no error is interpreted. */
final class Client {
    static final String HOME = "http://localhost:8080/cb";

    private final WecomStandIn standIn;
    private final HttpClient http = HttpClient.newHttpClient();

    Client(WecomStandIn standIn) {
        this.standIn = standIn;
    }

    HttpResponse<String> get(String address, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(absolute(address)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    JsonNode call(String api, String... headers) {
        return json(get("/cgi-bin/" + api, headers).body());
    }

    JsonNode post(String api, String body) {
        return json(send(HttpRequest.newBuilder(URI.create(absolute("/cgi-bin/" + api)))
                        .POST(HttpRequest.BodyPublishers.ofString(body)))
                .body());
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    JsonNode grant(App app) {
        return call("gettoken?corpid=" + standIn.company().corpId() + "&corpsecret=" + app.secret());
    }

    String token(App app) {
        return grant(app).path("access_token").asText();
    }

    String token() {
        return token(standIn.company().loginApp());
    }

    String webLink(String redirectUri, String scan) {
        return standIn.webLoginUrl() + "?login_type=CorpApp&appid="
                + standIn.company().corpId() + "&agentid=1000002" + "&redirect_uri=" + encode(redirectUri)
                + "&state=st1&scan=" + encode(scan);
    }

    String inAppLink(String scope, String person, String more) {
        return standIn.inAppUrl() + "?appid=" + standIn.company().corpId() + "&redirect_uri=" + encode(HOME)
                + "&response_type=code&state=st1&scope=" + scope + "&person=" + encode(person) + more;
    }

    /** The code in the Location of the answer to the link. */
    String code(String link) {
        return Query.of(location(get(link))).value("code").orElseThrow();
    }

    String webCode(String person) {
        return code(webLink(HOME, person));
    }

    JsonNode identify(String code) {
        return call("auth/getuserinfo?access_token=" + token() + "&code=" + code);
    }

    static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static int errcode(JsonNode body) {
        return body.path("errcode").asInt(Integer.MIN_VALUE);
    }

    private String absolute(String address) {
        return address.startsWith("http") ? address : standIn.url() + address;
    }

    private static JsonNode json(String body) {
        try {
            return new ObjectMapper().readTree(body);
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }
}
