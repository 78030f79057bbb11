package io.github.keycloakwecom.it.login;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.ExistingUser;
import io.github.keycloakwecom.it.bed.LoginProblems;
import io.github.keycloakwecom.it.bed.RealmChanges;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An application that cannot do without a mail address, which WeCom returns only after consent inside WeCom. */
@Tag("smoke")
@ExtendWith(TestBedExtension.class)
class NeededMailIT {

    private RealmChanges changes;

    @BeforeEach
    void begin(TestBed bed) {
        changes = bed.changes();
        changes.flows().clientAccess();
        changes.application(client -> client.getAttributes().put("wecom.needs.mail", "true"));
    }

    @Test
    void applicationThatNeedsAMail_offersConsentInsideWecom(TestBed bed) {
        Employee desk = bed.employee("en").openApplication().chooseWecom().scanAs("zhangsan");
        desk.seesNotice("mail-scan");
        assertThat(desk.portal().codes()).isVisible();
        assertThat(LoginProblems.errors(bed)).containsExactly("wecom_mail_missing");
        desk.screenshot("access-mail-scan");
        assertThat(desk.barriers()).isEmpty();

        Employee phone = bed.employee(new Browser.NewContextOptions()
                        .setLocale("zh-CN")
                        .setViewportSize(390, 844)
                        .setUserAgent(Employee.INSIDE_WECOM))
                .withWecomOf("zhangsan");
        phone.openApplicationWithHint();
        phone.seesNotice("mail-share");
        phone.screenshot("access-mail-share");
        phone.message().shareMail().click();
        phone.consentPage().decline();
        phone.seesProblem("cancelled");
        phone.message().scanAgain().click();
        phone.seesNotice("mail-share");
        phone.message().shareMail().click();
        phone.consentPage().agree();
        phone.seesApplication();
        assertThat(phone.claim("email")).isEqualTo("zhangsan@acme.example");

        desk.message().tryAgain().click();
        desk.chooseWecom().scanAs("zhangsan").seesApplication();
    }

    @Test
    void consentOfAnotherPerson_isRefused(TestBed bed) {
        Employee zhangsan = bed.insideWecom("en", "zhangsan");
        zhangsan.openApplicationWithHint();
        zhangsan.seesNotice("mail-share");
        zhangsan.message().shareMail().click();
        zhangsan.consentPage().waitFor();
        String question = zhangsan.address();
        zhangsan.withWecomOf("wangfang").goTo(question);
        zhangsan.consentPage().agree();
        zhangsan.seesProblem("cancelled");

        // The question is over after the login has begun again.
        zhangsan.withWecomOf("zhangsan").openApplicationWithHint();
        zhangsan.seesNotice("mail-share");
        String tab = zhangsan.address().replaceAll(".*[?&]tab_id=([^&]+).*", "$1");
        zhangsan.message().shareMail().click();
        zhangsan.consentPage().waitFor();
        String state = zhangsan.address().replaceAll(".*[?&]state=([^&#]+).*", "$1");
        zhangsan.goTo(bed.keycloak().issuer("acme")
                + "/login-actions/restart?client_id=sample-app&skip_logout=true&tab_id=" + tab);
        zhangsan.goTo(bed.addresses().endpoint() + "?state=" + state);
        assertThat(zhangsan.title()).contains("expired");
        assertThat(zhangsan.address()).startsWith(bed.keycloak().url());
    }

    /** WeCom has not named a person in this login: an answer without a code belongs to no person. */
    @Test
    void shareMailWithoutAnAnswerOfWecom_signsNoOneIn(TestBed bed) {
        Employee zhangsan = bed.insideWecom("en", "zhangsan");
        zhangsan.openApplicationWithHint();
        zhangsan.seesNotice("mail-share");
        zhangsan.message().shareMail().click();
        zhangsan.consentPage().waitFor();
        String state = zhangsan.address().replaceAll(".*[?&]state=([^&#]+).*", "$1");
        // The application would open now, because WeCom shows the mail.
        changes.company().oldApp();
        zhangsan.goTo(bed.addresses().endpoint() + "?state=" + state);
        zhangsan.seesProblem("cancelled");
    }

    @Test
    void shareMailInImportMode_writesTheMail(TestBed bed) {
        bed.changeProvider("syncMode", "IMPORT");
        bed.employee("en").openApplication().chooseWecom().scanAs("zhangsan").seesNotice("mail-scan");
        Employee phone = bed.insideWecom("en", "zhangsan");
        phone.openApplicationWithHint();
        phone.seesNotice("mail-share");
        phone.message().shareMail().click();
        phone.consentPage().agree();
        phone.seesApplication();
        assertThat(phone.claim("email")).isEqualTo("zhangsan@acme.example");
    }

    @Test
    void personWithoutMembership_isSentToTheAdministrator(TestBed bed) {
        ExistingUser.create(bed, "guest");
        Employee guest = bed.employee("en").openApplication();
        guest.loginPage().signIn("guest", ExistingUser.PASSWORD);
        guest.seesNotice("mail-ask");
    }
}
