package io.github.keycloakwecom.it.panel;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.Panel;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * When WeCom's frame is shown, what it may do, and what is said instead; with a page of the test's in WeCom's place.
 */
@ExtendWith(TestBedExtension.class)
class PanelFrameIT {

    /** As when WeCom shows an error and then its code, or takes the scan of a second phone. */
    @Test
    void successAfterAFailure_signsIn(TestBed bed) {
        Employee zhangsan = bed.employee("en");
        Panel panel = new Panel(zhangsan);
        panel.play("heard = what => { if (what === 'init') { ready(false); call('onLoginFail', {errCode: -1}); } };");
        String code = zhangsan.codeOf(bed.addresses().scan("zhangsan"));
        zhangsan.openApplication();
        assertThat(panel.status()).containsText("WeCom reports an error");
        assertThat(panel.frame()).isHidden();
        zhangsan.screenshot("panel-failed");
        panel.says("call('onOpenInWecom', {})");
        assertThat(panel.status()).hasText("Please confirm in WeCom on this computer.");
        assertThat(panel.frame()).isVisible();
        assertThat(panel.own().again()).isHidden();
        panel.says("call('onLoginFail', {errCode: -1})");
        assertThat(panel.own().again()).isVisible();
        panel.says("code => call('onLoginSuccess', {code})", code);
        zhangsan.seesApplication();
        assertThat(zhangsan.complaints("warning")).isEmpty();
    }

    @Test
    void failureBeforeReady_staysVisible(TestBed bed) {
        Employee employee = bed.employee("en");
        Panel panel = new Panel(employee);
        panel.play("""
                call("onLoginFail", {errCode: -31027});
                heard = what => { if (what === "init") { ready(false); call("theEnd", {}, "end"); } };
                """);
        employee.openApplication();
        assertThat(panel.own().ready()).isVisible();
        assertThat(panel.status()).containsText("CorpID");
        assertThat(panel.own().again()).isVisible();
    }

    /** There may be a code in it all the same. */
    @ParameterizedTest
    @CsvSource({"en, LIGHT, 'No code, or it does not work?'", "zh-CN, DARK, 没有二维码，或扫码无效？"})
    void silentFrame_isShownAfterAFewSeconds(String locale, ColorScheme scheme, String text, TestBed bed) {
        Employee employee =
                bed.employee(new Browser.NewContextOptions().setLocale(locale).setColorScheme(scheme));
        Panel panel = new Panel(employee);
        panel.play(
                "document.body.append('a code to scan'); document.documentElement.style.colorScheme = 'light dark';");
        employee.openApplication();
        assertThat(panel.own().loaded()).isVisible();
        assertThat(panel.frame()).isHidden();
        assertThat(panel.status()).containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(10_000));
        assertThat(panel.frame()).isVisible();
        employee.screenshot("panel-silent-" + locale);
        panel.says("ready(false)");
        assertThat(panel.status()).hasText("");
    }

    /** Neither by a click, which a browser takes as the person's own wish. */
    @Test
    void clickInTheFrame_cannotNavigateTheLoginPage(TestBed bed) {
        Employee employee = bed.employee("en");
        Panel panel = new Panel(employee);
        panel.play("""
                heard = what => { if (what === "init") ready(false); };
                const away = document.createElement("button");
                away.textContent = "away";
                away.onclick = () => { away.textContent = "clicked"; top.location.href = "/led-away"; };
                document.body.append(away);
                """);
        employee.openApplication();
        panel.wecom().button().click();
        employee.waitUntil(() -> employee.complaints("error").stream().anyMatch(line -> line.contains("sandbox")));
        assertThat(panel.wecom().button()).hasText("clicked");
        assertThat(employee.address()).contains("/protocol/openid-connect/auth");
    }

    /**
     * The public WeCom is framed as its component frames it, because its quick login cannot be tried with another rule.
     */
    @Test
    void publicWecom_hasNoSandbox(TestBed bed) {
        bed.changeProvider("webLoginUrl", ComponentPage.WECOM + "/wwlogin/sso/login");
        Employee employee = bed.employee("en");
        Panel panel = new Panel(employee);
        panel.play("heard = what => { if (what === 'init') ready(false); };");
        employee.openApplication();
        assertThat(panel.wecom().heard()).hasText("init");
        assertThat(panel.frame().evaluate("frame => frame.hasAttribute('sandbox')"))
                .isEqualTo(false);
    }

    /** WeCom's desktop client is opened by an address of its own. */
    @Test
    void frame_mayOpenTheDesktopClient(TestBed bed) {
        Employee employee = bed.employee("en");
        Panel panel = new Panel(employee);
        panel.play("""
                heard = what => { if (what === "init") ready(false); };
                const client = document.createElement("button");
                client.textContent = "client";
                client.onclick = () => { location.href = "wxwork://login"; call("onOpenInWecom", {}); };
                document.body.append(client);
                """);
        employee.openApplication();
        panel.wecom().button().click();
        assertThat(panel.status()).hasText("Please confirm in WeCom on this computer.");
        assertThat(employee.complaints("error")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "-31020, authorised callback domain",
        "-31039, trusted domain",
        "-31027, CorpID",
        "-31028, AgentId",
        "-31033, refuses a request from this page",
        "-31040, Web login URL",
        "-39999, WeCom reports an error",
        "'\"<img src=x>\"', WeCom reports an error",
        "'\"slow\"', WeCom reports an error",
        "{toString: 1}, WeCom reports an error"
    })
    void errCodeOfWecom_isShownAsText(String errCode, String text, TestBed bed) {
        Employee employee = bed.employee("en");
        Panel panel = new Panel(employee);
        panel.play("""
                heard = what => { if (what === "init") { ready(false);
                  call("onLoginFail", {errCode: eval(`(${given.errCode})`), errMsg: "<b>from the frame</b>"}); } };
                """, Map.of("errCode", errCode));
        employee.openApplication();
        assertThat(panel.status()).containsText(text);
        assertThat(panel.status()).not().containsText("from the frame");
        if (errCode.startsWith("-3102")) {
            assertThat(panel.status()).hasText(Pattern.compile(".*\\(" + errCode + "\\)$", Pattern.DOTALL));
        }
        if (text.endsWith("domain")) {
            assertThat(panel.status())
                    .containsText(URI.create(bed.keycloak().url()).getAuthority());
        }
        assertThat(panel.own().again()).isVisible();
        assertThat(employee.complaints("error")).isEmpty();
    }
}
