package io.github.keycloakwecom.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a person sees of the application, with a provider that tells the truth. */
class SampleApplicationTest extends WithStubProvider {

    @Test
    void showsTheClaimsOfThePersonWhoSignedIn() throws Exception {
        provider.userInfo.putAll(Map.of(
                "name", "张三",
                "email", "zhang<b>@acme.example",
                "groups", List.of("研发部", "Acme & Co"),
                "wecom_corpid", "ww1",
                "wecom", Map.of("userid", "ZhangSan")));

        HttpResponse<String> answer = finish(begin());

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(StubBrowser.target(answer)).hasToString(app.url() + "/");
        String page = browser.get(app.url() + "/").body();
        assertThat(page).contains("Hello, 张三").contains("data-action=\"sign-out\"");
        assertThat(claim(page, "name")).isEqualTo("张三");
        assertThat(claim(page, "preferred_username")).isEqualTo("zhangsan");
        assertThat(claim(page, "email")).isEqualTo("zhang&lt;b&gt;@acme.example");
        assertThat(claim(page, "sub")).isEqualTo("u-1");
        assertThat(claim(page, "groups")).isEqualTo("<ul><li>研发部</li><li>Acme &amp; Co</li></ul>");
        assertThat(claim(page, "wecom_corpid")).isEqualTo("ww1");
        assertThat(claim(page, "wecom.userid")).isEqualTo("ZhangSan");
    }

    @Test
    void saysThatThereIsNoEmailAndGreetsByLoginNameWhereNoNameIs() throws Exception {
        finish(begin());

        String page = browser.get(app.url() + "/").body();

        assertThat(claim(page, "email")).isEqualTo("none");
        assertThat(page).contains("Hello, zhangsan");
    }

    @Test
    void sendsTheBrowserOutWithStateNonceAndChallenge() throws Exception {
        Map<String, List<String>> asked = URLUtils.parseParameters(begin().getRawQuery());

        assertThat(asked)
                .containsEntry("response_type", List.of("code"))
                .containsEntry("client_id", List.of(StubProvider.CLIENT))
                .containsEntry("redirect_uri", List.of(app.redirectUri()))
                .containsEntry("code_challenge_method", List.of("S256"))
                .containsKeys("state", "nonce", "code_challenge")
                .doesNotContainKey("kc_idp_hint");
    }

    @Test
    void passesOnAHintThatCanBeAnAliasAndNoOther() throws Exception {
        assertThat(begin("?kc_idp_hint=acme-wecom").getQuery()).contains("kc_idp_hint=acme-wecom");
        assertThat(begin("?kc_idp_hint=A%26b%3D1").getQuery()).doesNotContain("kc_idp_hint");
        assertThat(begin("?kc_idp_hint=" + "a".repeat(65)).getQuery()).doesNotContain("kc_idp_hint");
    }

    @Test
    void signingOutEndsBothSessions() throws Exception {
        finish(begin());
        String session = browser.cookies.get(Handlers.sessionCookie(app.url()));

        URI target = StubBrowser.target(browser.post(app.url() + "/logout", app.url()));

        assertThat(target.toString()).startsWith(provider.issuer() + "/logout?");
        Map<String, List<String>> asked = URLUtils.parseParameters(target.getRawQuery());
        assertThat(asked).containsEntry("post_logout_redirect_uri", List.of(app.url() + "/"));
        assertThat(asked.get("id_token_hint").get(0)).matches("[^.]+\\.[^.]+\\.[^.]+");
        browser.cookies.put(Handlers.sessionCookie(app.url()), session);
        assertThat(browser.get(app.url() + "/").body()).contains("data-action=\"sign-in\"");
    }

    @Test
    void anotherSiteCannotSignAPersonOut() throws Exception {
        finish(begin());

        assertThat(browser.post(app.url() + "/logout", "http://evil.example").statusCode())
                .isEqualTo(403);
        assertThat(browser.get(app.url() + "/").body()).contains("data-action=\"sign-out\"");
    }

    @Test
    void cookiesAreOutOfReachOfScriptsAndOfOtherSites() throws Exception {
        HttpResponse<String> leaving = browser.get(app.url() + "/login");
        HttpResponse<String> arrived = finish(StubBrowser.target(leaving));

        for (HttpResponse<String> answer : List.of(leaving, arrived)) {
            assertThat(answer.headers().allValues("Set-Cookie"))
                    .hasSize(1)
                    .allMatch(cookie -> cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Lax"));
        }
        assertThat(browser.cookies.get(Handlers.sessionCookie(app.url()))).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void speaksChineseToThoseWhoAskForIt() throws Exception {
        assertThat(browser.get(app.url() + "/").body()).contains("lang=\"en\"", "Sample application", "Sign in");

        browser.language = "zh-CN,zh;q=0.9,en;q=0.8";
        assertThat(browser.get(app.url() + "/").body()).contains("lang=\"zh-Hans\"", "示例应用", "登录");
    }

    @Test
    void loadsNothingFromElsewhereAndRunsNoScript() throws Exception {
        HttpResponse<String> page = browser.get(app.url() + "/");

        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "style-src 'self'");
        assertThat(page.body()).doesNotContain("http:", "https:", "<script", "style=");
        assertThat(browser.get(app.url() + "/style.css").statusCode()).isEqualTo(200);
        assertThat(browser.get(app.url() + "/icon.svg").statusCode()).isEqualTo(200);
        assertThat(browser.get(app.url() + "/other").statusCode()).isEqualTo(404);
    }

    private static String claim(String page, String name) {
        var cell = Pattern.compile("<td data-claim=\"" + Pattern.quote(name) + "\"[^>]*>(.*?)</td>")
                .matcher(page);
        assertThat(cell.find()).as("a cell for " + name).isTrue();
        return cell.group(1);
    }
}
