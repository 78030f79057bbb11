package io.github.keycloakwecom.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.LoginProblems;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The {@code state} of a login is valid once, in one browser, and for one provider. */
@ExtendWith(TestBedExtension.class)
class LoginStateIT {

    @Test
    void state_isThirtyTwoLettersAndDigits(TestBed bed) {
        assertThat(state(bed.employee("en").openScanPage())).matches("[A-Za-z0-9]{32}");
    }

    @Test
    void callbackWithoutState_isRefused(TestBed bed) {
        Employee employee = bed.employee("en");
        employee.goTo(endpoint(bed, "wecom") + "?code=made-up-code");
        LoginProblems.expect(bed, employee, "state-missing", "wecom_state_missing");
        assertThat(employee.message().startAgain().getAttribute("href")).endsWith("/realms/acme/account");
    }

    @Test
    void callbackWithUnknownState_isRefused(TestBed bed) {
        Employee employee = bed.employee("en");
        employee.goTo(endpoint(bed, "wecom") + "?code=made-up-code&state=" + "x".repeat(32));
        LoginProblems.expect(bed, employee, "state-expired", "wecom_state_expired");
    }

    @Test
    void callbackWithScriptAsState_isRefusedAndNotShown(TestBed bed) {
        Employee employee = bed.employee("en");
        employee.goTo(endpoint(bed, "wecom") + "?state=%3Cscript%3Ealert(1)%3C/script%3E" + "a".repeat(5000));
        LoginProblems.expect(bed, employee, "state-expired", "wecom_state_expired");
        assertThat(employee.html()).doesNotContain("alert(1)");
    }

    @Test
    void callbackThatIsOpenedAgain_isRefusedAndMakesNoSecondAccount(TestBed bed) {
        Employee employee = bed.employee("en");
        employee.signInAs("zhangsan");
        String callback = employee.lastCallback();
        int accounts = bed.realm().users().count();
        bed.realm().clearEvents();

        employee.goTo(callback);

        employee.seesProblem("state-used");
        assertThat(LoginProblems.errors(bed)).containsExactly("wecom_state_used");
        assertThat(bed.realm().users().count()).isEqualTo(accounts);
        employee.message().backToApplication().click();
        employee.seesApplication();
    }

    @Test
    void sameCallbackEightTimesAtOnce_goesOnOnlyOnce(TestBed bed) throws Exception {
        Employee employee = bed.employee("en");
        employee.openScanPage();
        String callback = employee.scanWithoutReturningAs("zhangsan");
        String cookies = employee.cookies(callback);
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create(callback))
                .header("Cookie", cookies)
                .build();
        List<CompletableFuture<HttpResponse<Void>>> answers = Stream.generate(
                        () -> http.sendAsync(request, HttpResponse.BodyHandlers.discarding()))
                .limit(8)
                .toList();
        List<String> ways = answers.stream()
                .map(answer -> answer.join().headers().firstValue("location").orElse("none"))
                .toList();
        assertThat(ways).filteredOn(way -> way.contains("first-broker-login")).hasSize(1);
        assertThat(ways).filteredOn(way -> way.contains("problem/state-used")).hasSize(7);
        assertThat(bed.wecom().calls().to("auth/getuserinfo")).allSatisfy(call -> assertThat(call.parameter("code"))
                .isEqualTo(bed.wecom().calls().to("auth/getuserinfo").get(0).parameter("code")));
    }

    @Test
    void callbackAfterAnotherTabHasFinishedTheLogin_isRefused(TestBed bed) {
        bed.changes().realm(realm -> realm.setAccessCodeLifespan(1));
        Employee employee = bed.employee("en");
        employee.openScanPage();
        String slow = employee.scanWithoutReturningAs("zhangsan");
        employee.signInAs("zhangsan");
        bed.realm().clearEvents();
        Instant gone = Instant.now().plusSeconds(3);
        employee.waitUntil(() -> Instant.now().isAfter(gone));

        employee.goTo(slow);
        employee.seesProblem("state-expired");
        assertThat(LoginProblems.errors(bed)).containsExactly("wecom_state_expired");
    }

    @Test
    void callbackInAnotherBrowser_isRefusedAndTheFirstBrowserGoesOn(TestBed bed) {
        Employee victim = bed.employee("en");
        String scanPage = victim.openScanPage();
        Employee attacker = bed.employee("en");
        attacker.goTo(scanPage);
        attacker.scanAs("lin.mei");
        LoginProblems.expect(bed, attacker, "state-of-other-browser", "wecom_state_of_other_browser");

        victim.scanAs("zhangsan");
        victim.seesApplication();
        assertThat(victim.claim("preferred_username")).isEqualTo("zhangsan");
    }

    @Test
    void callbackOfAnotherBrowser_isRefusedDuringALoginOfItsOwn(TestBed bed) {
        Employee victim = bed.employee("en");
        Employee attacker = bed.employee("en");
        String scanPage = attacker.openScanPage();
        victim.openScanPage();
        victim.goTo(scanPage);
        victim.scanAs("lin.mei");
        LoginProblems.expect(bed, victim, "state-of-other-browser", "wecom_state_of_other_browser");
    }

    @Test
    void callbackAtAnotherProvider_isRefusedAndSendsNoCode(TestBed bed) {
        Employee employee = bed.employee("en");
        String state = state(employee.openScanPage());
        employee.goTo(endpoint(bed, TestBed.OTHER_ALIAS) + "?code=made-up-code&state=" + state);
        LoginProblems.expect(bed, employee, "state-of-other-provider", "wecom_state_of_other_provider");
        assertThat(bed.wecom().calls().count("auth/getuserinfo")).isZero();
    }

    @Test
    void problemPage_hasNoCodeInItsAddressAndCanBeReloaded(TestBed bed) {
        Employee employee = bed.employee("en");
        employee.openScanPage();
        employee.scanAs(":guest");
        employee.seesProblem("not-a-member");
        assertThat(employee.address()).doesNotContain("code=").doesNotContain("state=");
        employee.reload();
        employee.seesProblem("not-a-member");
        assertThat(LoginProblems.errors(bed)).containsExactly("wecom_not_a_member");
    }

    @Test
    void problemPageInAnotherLanguage_stillLeadsToALogin(TestBed bed) {
        Employee employee = bed.employee("en");
        employee.openScanPage();
        employee.scanAs(":guest");
        employee.seesProblem("not-a-member");
        employee.loginPage().chooseLanguage("zh-CN");
        employee.waitForAddress("**kc_locale=zh-CN**");
        employee.seesProblem("not-a-member");
        assertThat(employee.title()).isEqualTo("您不是该企业的成员");

        employee.message().otherWays().click();
        employee.loginPage().waitFor();
        employee.chooseWecom().scanAs("zhangsan");
        employee.seesApplication();
    }

    @Test
    void problemPageOfUnknownName_isNotFound(TestBed bed) {
        Employee employee = bed.employee("en");
        APIResponse answer =
                employee.request().get(endpoint(bed, "wecom") + "/problem/%3Cscript%3E", RequestOptions.create());
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).doesNotContain("<script>");
    }

    private static String state(String scanPage) {
        Matcher state = Pattern.compile("[?&]state=([^&]+)").matcher(scanPage);
        assertThat(state.find()).as(scanPage).isTrue();
        return state.group(1);
    }

    private static String endpoint(TestBed bed, String alias) {
        return bed.addresses().endpoint(alias);
    }
}
