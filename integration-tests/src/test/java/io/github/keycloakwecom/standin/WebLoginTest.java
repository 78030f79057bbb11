package io.github.keycloakwecom.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The web login pages (docs/wecom-protocol.md#web-login). */
class WebLoginTest extends StandInFixture {
    private String current() {
        return client.webLink(Client.HOME, "").replace("&scan=", "");
    }

    private String legacy(String scan) {
        return client.webLink(Client.HOME, scan).replace("/wwlogin/sso/login", "/wwopen/sso/qrConnect");
    }

    @Test
    void everybodyCanBeChosen() {
        String page = client.get(current()).body();

        for (Person person : company.members()) {
            assertThat(page).contains("data-scan=\"" + person.userid() + "\"");
        }
        assertThat(page)
                .contains("data-scan=\":guest\"", "data-scan=\":customer\"", "data-scan=\"wwLINK0001/wang\"")
                .contains("data-scan=\":decline\"", "Patrick O&#39;Brien &amp; Sons");
    }

    @Test
    void scanRedirectsWithCodeAndState() {
        HttpResponse<String> response = client.get(client.webLink(Client.HOME + "?a=b", "zhangsan"));

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(Client.location(response)).matches("http://localhost:8080/cb\\?a=b&code=[\\w-]+&state=st1");
    }

    @ParameterizedTest
    @CsvSource({
        "appid=wwSIM0000000001, appid=wwOTHER, -31027",
        "agentid=1000002, agentid=5, -31028",
        "agentid=1000002, agentid=2000002, -31028",
        "login_type=CorpApp, login_type=ServiceApp, -31040"
    })
    void badLinksShowTheirCode(String good, String bad, String code) {
        HttpResponse<String> response = client.get(current().replace(good, bad));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("data-error=\"" + code + "\"").doesNotContain("data-scan");
    }

    @Test
    void redirectHostIsCheckedOnlyWhenSomebodyScans() {
        String link = client.webLink("http://localhost:9999/cb", "");
        assertThat(client.get(link.replace("&scan=", "")).body())
                .contains("data-scan=\"zhangsan\"")
                .doesNotContain("data-error");

        assertThat(client.get(link + "zhangsan").body()).contains("data-error=\"-31020\"");
        company.updateApp(app.agentId(), old -> old.withRedirects(new Redirects(Set.of("localhost:8080"), Set.of())));
        assertThat(client.get(link + "zhangsan").body()).contains("data-error=\"-31039\"");
        assertThat(client.webCode("zhangsan"))
                .as("a trusted domain serves web login too")
                .isNotEmpty();
    }

    @Test
    void decliningGoesNowhereNowAndWithStateOnlyFormerly() {
        HttpResponse<String> current = client.get(client.webLink(Client.HOME, ":decline"));
        HttpResponse<String> legacy = client.get(legacy(":decline"));

        assertThat(current.statusCode()).isEqualTo(200);
        assertThat(current.body()).contains("data-notice=\"cancelled\"");
        assertThat(legacy.statusCode()).isEqualTo(302);
        assertThat(Client.location(legacy)).isEqualTo("http://localhost:8080/cb?state=st1");
    }

    @Test
    void legacyPageGivesTheSameCodes() {
        String code = client.code(legacy("li").replace("login_type=CorpApp&", ""));

        assertThat(client.identify(code).path("userid").asText()).isEqualTo("li");
    }

    @Test
    void everythingFromTheQueryIsEscaped() {
        String evil = "\"><script>alert(1)</script>";
        String link = current() + "&extra=" + Client.encode(evil) + "&appid2=" + Client.encode(evil);
        HttpResponse<String> page = client.get(link);
        HttpResponse<String> error = client.get(current().replace("wwSIM0000000001", Client.encode(evil)));

        assertThat(page.body()).contains("&lt;script&gt;").doesNotContain("<script");
        assertThat(error.body()).contains("&lt;script&gt;").doesNotContain("<script");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
    }

    @Test
    void languageFromQueryThenBrowserThenChinese() {
        assertThat(client.get(current()).body()).contains("<html lang=\"zh-CN\">", "扫码登录");
        assertThat(client.get(current(), "Accept-Language", "de,en-GB;q=0.8,zh;q=0.5")
                        .body())
                .contains("<html lang=\"en\">");
        assertThat(client.get(current() + "&lang=en", "Accept-Language", "zh-CN")
                        .body())
                .contains("Scan to sign in");
    }

    @Test
    void visitsAreRecordedApartFromCalls() {
        client.get(current());

        assertThat(standIn.visits().to("/wwlogin/sso/login"))
                .singleElement()
                .satisfies(visit -> assertThat(visit.parameter("state")).isEqualTo("st1"));
        assertThat(standIn.calls().all()).isEmpty();
    }
}
