package io.github.keycloakwecom.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.LoginProblems;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import io.github.keycloakwecom.standin.company.SampleCompany;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page opened inside WeCom: nothing to see, nothing to click. */
@Tag("smoke")
@ExtendWith(TestBedExtension.class)
class InAppLoginIT {

    private static final String ELSEWHERE = "Mozilla/5.0 Chrome/150.0";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (Linux; Android 13; wv) AppleWebKit/537.36 Chrome/116.0 Mobile Safari/537.36 wxwork/4.1.22"
                        + " MicroMessenger/7.0.1 Language/zh",
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/107.0 Safari/537.36 wxworklocal/3.3.0"
            })
    void loginInsideWecom_showsNoPage(String userAgent, TestBed bed) {
        Employee zhangsan = inside(bed, userAgent).withWecomOf("zhangsan").forgetPages();

        zhangsan.openApplicationWithHint();

        zhangsan.seesApplication();
        assertThat(zhangsan.pagesSeen()).containsExactly(bed.application().url() + "/");
        assertThat(zhangsan.claim("name")).isEqualTo("张三");
        assertThat(bed.account("zhangsan").getFirstName()).isEqualTo("张三");
    }

    @Test
    void personWithoutAccess_canTryAgain(TestBed bed) {
        Employee stranger = inside(bed, Employee.INSIDE_WECOM).withWecomOf(SampleCompany.INVISIBLE);
        stranger.openApplicationWithHint();
        LoginProblems.expect(bed, stranger, "not-visible", "wecom_not_visible");
        assertThat(stranger.message().scanAgain().innerText()).isEqualTo("重试");
    }

    private static Employee inside(TestBed bed, String userAgent) {
        return bed.employee(new Browser.NewContextOptions().setLocale("zh-CN").setUserAgent(userAgent));
    }

    @Test
    void otherWays_areShownDespiteTheHint(TestBed bed) {
        Employee stranger = inside(bed, Employee.INSIDE_WECOM).withWecomOf(SampleCompany.INVISIBLE);
        stranger.openApplicationWithHint();
        LoginProblems.expect(bed, stranger, "not-visible", "wecom_not_visible");
        stranger.message().otherWays().click();
        stranger.loginPage().waitFor();
        assertThat(stranger.html()).contains("该应用尚未对您开放");
        assertThat(LoginProblems.errors(bed)).containsExactly("wecom_not_visible");
    }

    @ParameterizedTest
    @ValueSource(strings = {Employee.INSIDE_WECOM, ELSEWHERE})
    void promptNone_showsNoPage(String userAgent, TestBed bed) {
        Employee stranger =
                inside(bed, userAgent).withWecomOf(SampleCompany.INVISIBLE).forgetPages();
        wantsNoPage(bed, stranger);
        assertThat(stranger.address())
                .startsWith(bed.application().redirectUri())
                .contains("error=login_required");
        assertThat(stranger.pagesSeen()).hasSize(1);
    }

    /** Some applications ask every few minutes, and a browser that is not WeCom's always gets the same answer. */
    @Test
    void promptNoneOutsideWecom_leavesNoTrace(TestBed bed) {
        Employee employee = bed.employee("en");
        wantsNoPage(bed, employee);
        assertThat(employee.address()).contains("error=login_required");
        assertThat(LoginProblems.errors(bed)).isEmpty();
        assertThat(employee.addresses()).noneMatch(address -> address.contains("/broker/wecom/endpoint"));
    }

    @Test
    void promptNone_asksForNoConsent(TestBed bed) {
        bed.changeProvider("inAppScope", "snsapi_privateinfo");
        Employee zhangsan =
                inside(bed, Employee.INSIDE_WECOM).withWecomOf("zhangsan").forgetPages();
        wantsNoPage(bed, zhangsan);
        assertThat(zhangsan.address())
                .startsWith(bed.application().redirectUri())
                .contains("code=");
        assertThat(zhangsan.pagesSeen()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {Employee.INSIDE_WECOM, ELSEWHERE})
    void promptNoneOfAnotherCompany_showsNoPage(String userAgent, TestBed bed) {
        bed.changeProvider("kcTheme-clients", "another-application");
        Employee zhangsan = inside(bed, userAgent).withWecomOf("zhangsan").forgetPages();
        wantsNoPage(bed, zhangsan);
        assertThat(zhangsan.address())
                .startsWith(bed.application().redirectUri())
                .contains("error=login_required");
        assertThat(zhangsan.pagesSeen()).hasSize(1);
        assertThat(bed.wecom().calls().all()).isEmpty();
    }

    private static void wantsNoPage(TestBed bed, Employee employee) {
        bed.changeProvider("acceptsPromptNoneForwardFromClient", "true");
        employee.goTo(bed.addresses().authorization("prompt=none&kc_idp_hint=wecom"));
    }
}
