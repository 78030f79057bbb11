package io.github.keycloakwecom.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page inside WeCom (docs/wecom-protocol.md#inside-wecom). */
class InAppTest extends StandInFixture {
    private static final String COOKIE = "standin_person=zhangsan";

    private String anonymous(String scope) {
        return client.inAppLink(scope, "", "&agentid=1000002").replace("&person=", "");
    }

    @Test
    void silentScopeRedirectsAtOnceForTheOwnerOfThePhone() {
        HttpResponse<String> phone = client.get("/phone?userid=zhangsan");
        assertThat(phone.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).startsWith(COOKIE + ";"));

        HttpResponse<String> response = client.get(anonymous("snsapi_base"), "Cookie", COOKIE);

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(Client.location(response)).matches("http://localhost:8080/cb\\?code=[\\w-]+&state=st1");
        assertThat(client.identify(client.code(client.inAppLink("snsapi_base", "zhangsan", "")))
                        .path("userid")
                        .asText())
                .isEqualTo("zhangsan");
    }

    @Test
    void anUnknownPhoneAsksWhoseItIs() {
        HttpResponse<String> asked = client.get(anonymous("snsapi_base"));
        HttpResponse<String> chosen = client.get(anonymous("snsapi_base") + "&person=li");

        assertThat(asked.body()).contains("data-person=\"li\"");
        assertThat(chosen.statusCode()).isEqualTo(302);
        assertThat(chosen.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).startsWith("standin_person=li;"));
    }

    @Test
    void privateInfoAsksAndDecliningLandsWithStateOnly() {
        HttpResponse<String> asked = client.get(anonymous("snsapi_privateinfo"), "Cookie", COOKIE);
        HttpResponse<String> declined =
                client.get(anonymous("snsapi_privateinfo") + "&consent=decline", "Cookie", COOKIE);

        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).contains("data-consent=\"agree\"", "data-consent=\"decline\"", "手机号");
        assertThat(Client.location(declined)).isEqualTo("http://localhost:8080/cb?state=st1");
    }

    @ParameterizedTest
    @CsvSource({
        "response_type=code, response_type=token, response_type",
        "response_type=code&, '', response_type",
        "scope=snsapi_base, scope=openid, scope",
        "appid=wwSIM0000000001, appid=wwOTHER, appid",
        "agentid=1000002, agentid=5, agentid",
        "localhost%3A8080, localhost%3A8081, redirect_uri",
        "localhost%3A8080, localhost, redirect_uri",
        "http%3A%2F%2Flocalhost, javascript%3Alocalhost, redirect_uri",
        "state=st1, state=a.b, state",
        "state=st1, state=a%20b, state"
    })
    void aBrokenRuleIsNamed(String good, String bad, String rule) {
        HttpResponse<String> response = client.get(anonymous("snsapi_base").replace(good, bad), "Cookie", COOKIE);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("data-error=\"" + rule + "\"");
    }

    @Test
    void stateMayHave128BytesAndNoMore() {
        String link = anonymous("snsapi_base");

        assertThat(client.get(link.replace("st1", "a".repeat(128)), "Cookie", COOKIE)
                        .statusCode())
                .isEqualTo(302);
        assertThat(client.get(link.replace("st1", "a".repeat(129)), "Cookie", COOKIE)
                        .body())
                .contains("data-error=\"state\"");
    }

    @Test
    void privateInfoOfAnInvisibleMemberIsAnErrorSilentIsNot() {
        String invisible = "standin_person=hejun";

        assertThat(client.get(anonymous("snsapi_privateinfo"), "Cookie", invisible)
                        .body())
                .contains("data-error=\"not_visible\"");
        assertThat(client.get(anonymous("snsapi_base"), "Cookie", invisible).statusCode())
                .isEqualTo(302);
    }

    @Test
    void callbackDomainsDoNotServeInAppSignIn() {
        company.updateApp(app.agentId(), old -> old.withRedirects(new Redirects(Set.of(), Set.of("localhost:8080"))));

        assertThat(client.get(anonymous("snsapi_base"), "Cookie", COOKIE).body())
                .contains("data-error=\"redirect_uri\"");
    }
}
