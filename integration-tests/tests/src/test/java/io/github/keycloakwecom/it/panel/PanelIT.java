package io.github.keycloakwecom.it.panel;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.LoginProblems;
import io.github.keycloakwecom.it.bed.Panel;
import io.github.keycloakwecom.it.bed.RealmChanges;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import io.github.keycloakwecom.it.page.Focus;
import io.github.keycloakwecom.standin.company.Redirects;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.representations.idm.CredentialRepresentation;

/**
 * People and the QR code beside the password form: a scan, a quick login, a refusal, an old code, a wrong password, two
 * tabs.
 */
@ExtendWith(TestBedExtension.class)
class PanelIT {

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "zh-CN, DARK", "zh-TW, LIGHT"})
    void scan_signsIn(String locale, ColorScheme scheme, TestBed bed) {
        Employee zhangsan =
                bed.employee(new Browser.NewContextOptions().setLocale(locale).setColorScheme(scheme));
        zhangsan.openApplication();
        Panel panel = new Panel(zhangsan);
        assertThat(panel.wecom().root()).hasAttribute("class", scheme == ColorScheme.DARK ? "dark" : "light");
        assertThat(panel.wecom().root()).hasAttribute("lang", locale.startsWith("zh") ? "zh-CN" : "en");
        panel.isUnderstood();
        zhangsan.screenshot("panel-" + locale + "-" + scheme);
        panel.wecom().scan("zhangsan").click();
        zhangsan.seesApplication();
        assertThat(zhangsan.claim("name")).isEqualTo("张三");
        nothingComplained(zhangsan);
    }

    @Test
    void quickLogin_signsIn(TestBed bed) {
        Employee zhangsan = bed.employee("en").openApplication();
        new Panel(zhangsan).wecom().quickLogin().click();
        zhangsan.seesApplication();
        nothingComplained(zhangsan);
    }

    @Test
    void declinedScanOrExpiredCode_staysOnTheLoginPage(TestBed bed) {
        Employee zhangsan = bed.employee("en").openApplication();
        Panel panel = new Panel(zhangsan);
        panel.wecom().scan(":decline").click();
        assertThat(panel.wecom().cancelled()).isVisible();
        panel.wecom().expire().click();
        panel.wecom().refresh().click();
        assertThat(zhangsan.loginPage().form()).isVisible();
        panel.wecom().scan("zhangsan").click();
        zhangsan.seesApplication();
        nothingComplained(zhangsan);
    }

    @Test
    void scanAfterAWrongPassword_signsIn(TestBed bed) {
        Employee zhangsan = bed.employee("en").openApplication();
        zhangsan.loginPage().signIn("zhangsan", "wrong");
        assertThat(zhangsan.loginPage().wrongCredentials()).isVisible();
        Panel panel = new Panel(zhangsan);
        assertThat(panel.wecom().scan("zhangsan")).isVisible();
        zhangsan.screenshot("panel-wrong-password");
        panel.wecom().scan("zhangsan").click();
        zhangsan.seesApplication();
    }

    @Test
    void passwordBesideTheCode_signsIn(TestBed bed) {
        bed.employee("en").signInAs("zhangsan");
        String id = bed.account("zhangsan").getId();
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue("a-password-for-this-test");
        bed.realm().users().get(id).resetPassword(password);
        Employee zhangsan = bed.employee("en").openApplication();
        assertThat(new Panel(zhangsan).wecom().scan("zhangsan")).isVisible();
        zhangsan.loginPage().signIn("zhangsan", "a-password-for-this-test");
        zhangsan.seesApplication();
    }

    @Test
    void secondTab_leavesTheLoginPageAfterAScanInTheFirst(TestBed bed) {
        Employee zhangsan = bed.employee("en").openApplication();
        Panel second = Panel.inNewTab(zhangsan, bed.application().url() + "/login");
        assertThat(second.section()).isVisible();
        new Panel(zhangsan).wecom().scan("zhangsan").click();
        zhangsan.seesApplication();
        // Keycloak's own script looks every two seconds whether another tab was faster.
        second.bringToFront();
        assertThat(second.section()).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(15_000));
        assertThat(second.wholePage()).not().hasText(Pattern.compile("error", Pattern.CASE_INSENSITIVE));
    }

    @Test
    void keyboard_reachesTheLink(TestBed bed) {
        Employee zhangsan = bed.employee("en").openApplication();
        assertThat(new Panel(zhangsan).wecom().scan("zhangsan")).isVisible();
        zhangsan.loginPage().submitButton().focus();
        Focus focus = zhangsan.focus();
        for (int key = 0; key < 100 && !"wecom-panel-link".equals(focus.id()); key++) {
            focus.press("Tab");
        }
        assertThat(focus.id()).isEqualTo("wecom-panel-link");
        assertThat(focus.outline()).as("outline of the focus").isNotEqualTo("none");
        focus.press("Enter");
        zhangsan.scanAs("zhangsan");
        zhangsan.seesApplication();
    }

    @Test
    void backButton_leadsToTheApplicationAgain(TestBed bed) {
        Employee zhangsan = bed.employee("en").openApplication();
        new Panel(zhangsan).wecom().scan("zhangsan").click();
        zhangsan.seesApplication();
        zhangsan.goBack();
        // Keycloak knows her and sends her on; the application says that this sign-in is used up, and how to go on.
        zhangsan.retryAtApplication();
        zhangsan.seesApplication();
    }

    @Test
    void personWithoutAccess_readsWhyAndReturnsToTheCode(TestBed bed) {
        Employee guest = bed.employee("en").openApplication();
        new Panel(guest).wecom().scan(":guest").click();
        LoginProblems.expect(bed, guest, "not-a-member", "wecom_not_a_member");
        guest.message().otherWays().click();
        new Panel(guest).wecom().scan("zhangsan").click();
        guest.seesApplication();
    }

    @Test
    void hostThatTheAppDoesNotKnow_isNamed(TestBed bed) {
        Redirects elsewhere = new Redirects(Set.of(), Set.of("elsewhere.example"));
        bed.changes().company().loginApp(app -> app.withRedirects(elsewhere));
        Employee employee = bed.employee("zh-CN").openApplication();
        Panel panel = new Panel(employee);
        panel.wecom().scan("zhangsan").click();
        assertThat(panel.status()).containsText("(-31020)");
        assertThat(panel.status()).containsText(URI.create(bed.keycloak().url()).getAuthority());
        employee.screenshot("panel-error");
        assertThat(panel.link()).isVisible();
    }

    @Test
    void frameWithoutAnAnswerForFiveSeconds_isReportedAsSlow(TestBed bed) {
        Employee zhangsan = bed.employee("en");
        Panel panel = new Panel(zhangsan);
        panel.holdBack();
        zhangsan.openApplication();
        assertThat(panel.status())
                .containsText("slow to load", new LocatorAssertions.ContainsTextOptions().setTimeout(10_000));
        assertThat(panel.frame()).isHidden();
        zhangsan.screenshot("panel-slow");
        panel.holdBackNoLonger();
        panel.link().click();
        zhangsan.scanAs("zhangsan");
        zhangsan.seesApplication();
    }

    /**
     * The panel asks for a new code before the old one's login has run out, and says so when there is no login any
     * more.
     */
    @Test
    void expiredLogin_offersToStartAgain(TestBed bed) {
        RealmChanges changes = bed.changes();
        changes.realm(realm -> {
            realm.setAccessCodeLifespanLogin(4);
            realm.setAccessCodeLifespan(4);
            realm.setAccessCodeLifespanUserAction(4);
        });
        Employee zhangsan = bed.employee("en").openApplication();
        Panel panel = new Panel(zhangsan);
        assertThat(panel.wecom().scan("zhangsan")).isVisible();
        assertThat(panel.own().again())
                .hasText("Start again", new LocatorAssertions.HasTextOptions().setTimeout(30_000));
        assertThat(panel.status()).hasText("This sign-in has expired.");
        panel.own().again().click();
        assertThat(panel.wecom().scan("zhangsan")).isVisible();
    }

    private static void nothingComplained(Employee employee) {
        assertThat(List.of(employee.complaints("error"), employee.complaints("warning")))
                .allSatisfy(lines -> assertThat(lines).isEmpty());
        assertThat(employee.failedRequests()).isEmpty();
    }
}
