package io.github.keycloakwecom.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.LoginProblems;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import io.github.keycloakwecom.standin.company.App;
import io.github.keycloakwecom.standin.company.Callers;
import io.github.keycloakwecom.standin.company.SampleCompany;
import io.github.keycloakwecom.standin.control.Fault;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.EventRepresentation;

/**
 * Everything that can go wrong after the scan: a readable page, an event with a code, nothing half-made, and a way on.
 */
@ExtendWith(TestBedExtension.class)
class LoginFailureIT {

    @ParameterizedTest
    @CsvSource({
        ":guest, not-a-member, wecom_not_a_member",
        ":customer, not-a-member, wecom_not_a_member",
        "wwLINK0001/wang, member-of-linked-corp, wecom_member_of_linked_corp",
        SampleCompany.INVISIBLE + ", not-visible, wecom_not_visible",
        SampleCompany.DISABLED + ", member-disabled, wecom_member_disabled",
        SampleCompany.LEFT + ", member-disabled, wecom_member_disabled"
    })
    void personWithoutAccess_readsWhyAndCanScanAgain(String visitor, String problem, String error, TestBed bed) {
        Employee employee = bed.employee("en");
        employee.openScanPage();
        employee.scanAs(visitor);
        LoginProblems.expect(bed, employee, problem, error);
        scanAgainSucceeds(bed, employee);
    }

    /** A text of the realm, not of ours: Realm settings, Localization. */
    @Test
    void contactOfTheRealm_isShownAsText(TestBed bed) {
        Employee employee = bed.employee("en");
        employee.openScanPage();
        employee.scanAs(SampleCompany.INVISIBLE).seesProblem("not-visible");
        assertThat(employee.message().contact().count()).isZero();

        bed.realm().localization().saveRealmLocalizationText("en", "wecom.contact", "IT desk, <b>ext. 42</b>");
        bed.changes().undo(() -> bed.realm().localization().deleteRealmLocalizationText("en", "wecom.contact"));
        employee.reload();
        assertThat(employee.message().contact().innerText()).isEqualTo("IT desk, <b>ext. 42</b>");
    }

    @Test
    void declinedScan_leadsToAProblemPage(TestBed bed) {
        Employee employee = bed.employee("en");
        String callback =
                employee.openScanPage().replaceAll(".*[?&]state=([^&]+).*", "/broker/wecom/endpoint?state=$1");
        employee.goTo(bed.keycloak().issuer("acme") + callback);
        LoginProblems.expect(bed, employee, "cancelled", "wecom_cancelled");
        scanAgainSucceeds(bed, employee);
    }

    @ParameterizedTest
    @CsvSource({
        "auth/getuserinfo, 40029, code-refused, wecom_40029",
        "auth/getuserinfo, 42003, code-refused, wecom_42003",
        "auth/getuserinfo, 50001, set-up, wecom_50001",
        "user/get, 60011, not-visible, wecom_not_visible",
        "user/get, 60020, set-up, wecom_60020",
        "user/get, 99999, set-up, wecom_99999"
    })
    void errcode_leadsToItsProblemPage(String api, int errcode, String problem, String error, TestBed bed) {
        bed.wecom().faults().once(api, Fault.errcode(errcode));
        Employee employee = bed.employee("en");
        employee.openScanPage();
        employee.scanAs("zhangsan");
        EventRepresentation event = LoginProblems.expect(bed, employee, problem, error);
        assertThat(event.getDetails())
                .containsEntry("wecom_errcode", String.valueOf(errcode))
                .containsEntry("wecom_api", api)
                .containsKey("wecom_hint");
        assertThat(employee.html()).as("errmsg on the page").doesNotContain("from ip", "hint:");
        scanAgainSucceeds(bed, employee);
    }

    @Test
    void rateLimit_stopsCallsAndIsLoggedOnce(TestBed bed) {
        // An app of its own: what it is refused is remembered for a minute.
        App app = bed.wecom().company().loginApp();
        App limited = App.selfBuilt(1_000_098, "limited", "standin-secret-of-the-limited-app")
                .withRange(app.range())
                .withRedirects(app.redirects());
        bed.wecom().company().addApp(limited);
        bed.changes().undo(() -> bed.wecom().company().removeApp(limited.agentId()));
        bed.changeProvider(provider -> {
            provider.getConfig().put("agentId", Integer.toString(limited.agentId()));
            provider.getConfig().put("clientSecret", limited.secret());
        });
        bed.wecom().faults().once("user/get", Fault.errcode(45009));
        Employee employee = bed.employee("en");
        employee.openScanPage();
        employee.scanAs("zhangsan");
        EventRepresentation event = LoginProblems.expect(bed, employee, "busy", "wecom_45009");
        assertThat(event.getDetails()).containsEntry("wecom_errcode", "45009");
        assertThat(event.getDetails().get("wecom_hint")).startsWith("not asked again before");
        bed.wecom().calls().clear();

        employee.message().scanAgain().click();
        employee.scanAs("zhangsan");
        employee.seesProblem("busy");
        assertThat(bed.wecom().calls().all()).isEmpty();
        assertThat(LoginProblems.errors(bed)).containsExactly("wecom_45009", "wecom_45009");
        assertThat(bed.log().warnings("failed, wecom_45009")).hasSize(1);
    }

    @Test
    void expiredCode_isRefused(TestBed bed) {
        Employee employee = bed.employee("en");
        employee.openScanPage();
        String callback = employee.scanWithoutReturningAs("zhangsan");
        bed.wecom().clock().advance(Duration.ofMinutes(6));
        employee.goTo(callback);
        LoginProblems.expect(bed, employee, "code-refused", "wecom_40029");
    }

    @Test
    void redeemedCode_isRefused(TestBed bed) {
        bed.employee("en").signInAs("lin.mei");
        String used = bed.wecom().calls().to("auth/getuserinfo").get(0).parameter("code");
        bed.reset();
        Employee employee = bed.employee("en");
        employee.openScanPage();
        String callback = employee.scanWithoutReturningAs("zhangsan");
        employee.goTo(callback.replaceAll("code=[^&]+", "code=" + used));
        LoginProblems.expect(bed, employee, "code-refused", "wecom_40029");
    }

    /** Anybody can send anything: it must not reach WeCom, where it would count against the app. */
    @ParameterizedTest
    @ValueSource(strings = {"%E4%BB%A3%E7%A0%81", "a%20b", "a%0Ab", "TOO-LONG"})
    void codeOfImpossibleForm_isNotSent(String code, TestBed bed) {
        Employee employee = bed.employee("en");
        employee.openScanPage();
        String callback = employee.scanWithoutReturningAs("zhangsan");
        bed.wecom().calls().clear();
        employee.goTo(callback.replaceAll("code=[^&]+", "code=" + code.replace("TOO-LONG", "x".repeat(513))));
        LoginProblems.expect(bed, employee, "code-refused", "wecom_code_refused");
        assertThat(bed.wecom().calls().all()).isEmpty();
    }

    static Stream<Arguments> unusableAnswers() {
        return Stream.of(
                Arguments.of("connection reset", "user/get", Fault.reset(), "unreachable", "wecom_unreachable"),
                Arguments.of(
                        "slow", "user/get", Fault.delay(Duration.ofSeconds(7)), "unreachable", "wecom_unreachable"),
                Arguments.of("HTTP 500", "user/get", Fault.httpStatus(500), "unreachable", "wecom_unreachable"),
                Arguments.of("HTML", "user/get", Fault.html(), "unreadable", "wecom_unreadable_answer"),
                Arguments.of("half a JSON", "user/get", Fault.truncatedJson(), "unreadable", "wecom_unreadable_answer"),
                Arguments.of("20 MB", "user/get", Fault.huge(20_000_000), "unreadable", "wecom_unreadable_answer"),
                Arguments.of("reset, code sent", "auth/getuserinfo", Fault.reset(), "unreachable", "wecom_unreachable"),
                Arguments.of(
                        "half a JSON, code sent",
                        "auth/getuserinfo",
                        Fault.truncatedJson(),
                        "unreadable",
                        "wecom_unreadable_answer"),
                Arguments.of(
                        "HTTP 500, code sent",
                        "auth/getuserinfo",
                        Fault.httpStatus(500),
                        "unreachable",
                        "wecom_unreachable"),
                Arguments.of("HTML, no token", "gettoken", Fault.html(), "unreadable", "wecom_unreadable_answer"),
                Arguments.of(
                        "20 MB, no token",
                        "gettoken",
                        Fault.huge(20_000_000),
                        "unreadable",
                        "wecom_unreadable_answer"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unusableAnswers")
    void unusableAnswer_leadsToItsProblemPage(
            String name, String api, Fault fault, String problem, String error, TestBed bed) {
        bed.wecom().faults().always(api, fault);
        Employee employee = bed.employee("en");
        employee.openScanPage();
        employee.scanAs("zhangsan");
        LoginProblems.expect(bed, employee, problem, error);
        bed.wecom().faults().clear();
        scanAgainSucceeds(bed, employee);
    }

    @Test
    void untrustedServerAddress_isInEventAndLog(TestBed bed) {
        bed.changes().company().loginApp(app -> app.withCallers(Callers.from("203.0.113.7")));
        Employee employee = bed.employee("en");
        employee.openScanPage();
        employee.scanAs("zhangsan");
        EventRepresentation event = LoginProblems.expect(bed, employee, "set-up", "wecom_60020");
        assertThat(event.getDetails().get("wecom_hint")).contains("from ip: 127.0.0.1");
        assertThat(bed.log().text()).contains("wecom_60020").contains("from ip: 127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({
        "en, You are not a member of this company, Scan again",
        "zh-CN, 您不是该企业的成员, 重新扫码",
        "zh-TW, 您不是該企業的成員, 重新掃碼"
    })
    void problemPage_isInTheLanguageOfTheBrowser(String locale, String title, String wayOn, TestBed bed) {
        Employee employee = bed.employee(locale);
        employee.openScanPage();
        employee.scanAs(":guest");
        employee.seesProblem("not-a-member");
        assertThat(employee.title()).isEqualTo(title);
        assertThat(employee.message().scanAgain().innerText()).isEqualTo(wayOn);
        employee.screenshot("problem-" + locale);
    }

    private static void scanAgainSucceeds(TestBed bed, Employee employee) {
        employee.message().scanAgain().click();
        employee.scanAs("zhangsan");
        employee.seesApplication();
        assertThat(bed.account("zhangsan").getFirstName()).isEqualTo("张三");
    }
}
