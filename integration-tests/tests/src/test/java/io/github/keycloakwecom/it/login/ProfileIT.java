package io.github.keycloakwecom.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.RealmChanges;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import io.github.keycloakwecom.standin.company.Person;
import io.github.keycloakwecom.standin.company.SampleCompany;
import io.github.keycloakwecom.standin.control.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.representations.idm.UserRepresentation;

/** Names, mail and mobile: where they come from, and that nothing known is ever lost. */
@ExtendWith(TestBedExtension.class)
class ProfileIT {

    @Test
    void missingMailAndMobile_areAskedForOnce(TestBed bed) {
        bed.changeProvider("inAppScope", "when-missing");
        Employee zhangsan = bed.insideWecom("zh-CN", "zhangsan");
        zhangsan.openApplicationWithHint();
        zhangsan.consentPage().agree();
        zhangsan.seesApplication();
        assertThat(zhangsan.claim("email")).isEqualTo("zhangsan@acme.example");
        assertMailAndMobile(bed.account("zhangsan"));
        assertThat(bed.account("zhangsan").isEmailVerified()).isFalse();

        bed.employee("en").signInAs("zhangsan");
        assertMailAndMobile(bed.account("zhangsan"));

        assertNoPageIsShown(bed, "zhangsan");
    }

    @Test
    void declinedConsent_signsInAndIsNotAskedAgain(TestBed bed) {
        bed.changeProvider("inAppScope", "when-missing");
        Employee zhangsan = bed.insideWecom("zh-CN", "zhangsan");
        zhangsan.openApplicationWithHint();
        zhangsan.consentPage().decline();
        zhangsan.seesApplication();
        UserRepresentation account = bed.account("zhangsan");
        assertThat(account.getEmail()).isNull();
        assertThat(account.getFirstName()).isEqualTo("张三");
        assertThat(account.getAttributes()).containsEntry("wecom.privateinfo", List.of("refused"));

        assertNoPageIsShown(bed, "zhangsan");
    }

    @Test
    void importMode_asksAKnownAccountOnce(TestBed bed) {
        bed.employee("en").signInAs("zhangsan");
        bed.changeProvider("inAppScope", "when-missing");
        bed.changeProvider("syncMode", "IMPORT");
        Employee zhangsan = bed.insideWecom("zh-CN", "zhangsan");
        zhangsan.openApplicationWithHint();
        zhangsan.consentPage().agree();
        zhangsan.seesApplication();
        assertMailAndMobile(bed.account("zhangsan"));

        assertNoPageIsShown(bed, "zhangsan");
    }

    @Test
    void trustedMail_isTheCompanyMailOnly(TestBed bed) {
        bed.changeProvider(provider -> provider.setTrustEmail(true));
        RealmChanges changes = bed.changes();
        changes.company().oldApp();
        bed.employee("en").signInAs("zhangsan");
        assertThat(bed.account("zhangsan").isEmailVerified()).isTrue();
        bed.employee("en").signInAs(SampleCompany.PRIVATE_MAIL_ONLY);
        assertThat(bed.account(SampleCompany.PRIVATE_MAIL_ONLY).getEmail()).isEqualTo("zhaoyi@example.org");
        assertThat(bed.account(SampleCompany.PRIVATE_MAIL_ONLY).isEmailVerified())
                .as("an address that the member typed")
                .isFalse();
    }

    @Test
    void completeProfile_needsNoConsent(TestBed bed) {
        bed.changeProvider("inAppScope", "when-missing");
        bed.changes().company().oldApp();
        assertNoPageIsShown(bed, "zhangsan");
        assertMailAndMobile(bed.account("zhangsan"));
    }

    @Test
    void failedDetailsAfterConsent_doNotStopTheLogin(TestBed bed) {
        bed.changeProvider("inAppScope", "snsapi_privateinfo");
        bed.wecom().faults().once("auth/getuserdetail", Fault.errcode(84014));
        Employee zhangsan = bed.insideWecom("zh-CN", "zhangsan");
        zhangsan.openApplicationWithHint();
        zhangsan.consentPage().agree();
        zhangsan.seesApplication();
        assertThat(bed.wecom().calls().count("auth/getuserdetail")).isOne();
        assertThat(bed.account("zhangsan").getEmail()).isNull();
        assertThat(bed.log().text()).contains("errcode 84014");
    }

    @Test
    void privateInfoScope_asksAtEveryLogin(TestBed bed) {
        bed.changeProvider(provider -> {
            provider.getConfig().put("inAppScope", "snsapi_privateinfo");
            provider.setTrustEmail(true);
        });
        for (int login = 0; login < 2; login++) {
            Employee zhangsan = bed.insideWecom("zh-CN", "zhangsan");
            zhangsan.openApplicationWithHint();
            zhangsan.consentPage().agree();
            zhangsan.seesApplication();
        }
        assertMailAndMobile(bed.account("zhangsan"));
        assertThat(bed.account("zhangsan").isEmailVerified())
                .as("the administrator trusts WeCom's mail")
                .isTrue();
    }

    @Test
    void templateMail_isUnverifiedAndReplacesNoOther(TestBed bed) {
        bed.changeProvider(provider -> {
            provider.getConfig().put("emailTemplate", "${userid}@corp.example");
            provider.setTrustEmail(true);
        });
        bed.employee("en").signInAs("li");
        assertThat(bed.account("li").getEmail()).isEqualTo("li@corp.example");
        assertThat(bed.account("li").isEmailVerified()).isFalse();

        UserRepresentation account = bed.account("li");
        account.setEmail("li@acme.example");
        account.setEmailVerified(true);
        bed.realm().users().get(account.getId()).update(account);
        bed.employee("en").signInAs("li");
        assertThat(bed.account("li").getEmail()).isEqualTo("li@acme.example");
        assertThat(bed.account("li").isEmailVerified()).isTrue();
    }

    /** A member types the private mail, and an application may take a mail for the person. */
    @Test
    void privateMail_replacesTheTemplateMailOnly(TestBed bed) {
        bed.changeProvider("emailTemplate", "${userid}@corp.example");
        RealmChanges changes = bed.changes();
        bed.employee("en").signInAs("lin.mei");
        assertThat(bed.account("lin.mei").getEmail()).isEqualTo("lin.mei@corp.example");

        changes.company().oldApp();
        Person linMei = bed.wecom().company().member("lin.mei").orElseThrow();
        changes.undo(() -> bed.wecom().company().updateMember("lin.mei", any -> linMei));
        privateMail(bed, "mei@home.example");
        bed.employee("en").signInAs("lin.mei");
        assertThat(bed.account("lin.mei").getEmail()).isEqualTo("mei@home.example");

        privateMail(bed, "boss@acme.example");
        bed.employee("en").signInAs("lin.mei");
        assertThat(bed.account("lin.mei").getEmail()).isEqualTo("mei@home.example");
    }

    private static void privateMail(TestBed bed, String mail) {
        bed.wecom()
                .company()
                .updateMember(
                        "lin.mei",
                        person -> person.withContact(
                                person.contact().withBizMail("").withEmail(mail)));
    }

    @Test
    void useridThatIsNoLocalPart_getsNoTemplateMail(TestBed bed) {
        bed.changeProvider("emailTemplate", "${userid}@corp.example");
        bed.employee("en").signInAs(SampleCompany.USERID_LIKE_A_MAIL);
        assertThat(bed.account(SampleCompany.USERID_LIKE_A_MAIL).getEmail()).isNull();
    }

    @Test
    void nameFormatWhole_joinsASplitName(TestBed bed) {
        bed.changeProvider("nameFormat", "chinese-split");
        bed.employee("en").signInAs(SampleCompany.COMPOUND_SURNAME);
        assertThat(bed.account(SampleCompany.COMPOUND_SURNAME).getLastName()).isEqualTo("欧阳");
        assertThat(bed.account(SampleCompany.COMPOUND_SURNAME).getFirstName()).isEqualTo("娜娜");

        bed.changeProvider("nameFormat", "whole");
        bed.employee("en").signInAs(SampleCompany.COMPOUND_SURNAME);
        assertThat(bed.account(SampleCompany.COMPOUND_SURNAME).getFirstName()).isEqualTo("欧阳娜娜");
        assertThat(bed.account(SampleCompany.COMPOUND_SURNAME).getLastName()).isNull();
    }

    @Test
    void importMode_leavesTheAccountAsItIs(TestBed bed) {
        bed.employee("en").signInAs("lin.mei");
        bed.changeProvider("syncMode", "IMPORT");
        bed.changes().company().member("lin.mei", person -> person.withName("林小梅")
                .withPosition("架构师"));
        bed.employee("en").signInAs("lin.mei");
        assertThat(bed.account("lin.mei").getFirstName()).isEqualTo("林梅");
        assertThat(bed.account("lin.mei").getAttributes()).containsEntry("wecom.position", List.of("平台工程师"));
    }

    private static void assertMailAndMobile(UserRepresentation account) {
        assertThat(account.getEmail()).isEqualTo("zhangsan@acme.example");
        assertThat(account.getAttributes()).containsEntry("wecom.mobile", List.of("13900000001"));
    }

    private static void assertNoPageIsShown(TestBed bed, String userid) {
        Employee again = bed.insideWecom("zh-CN", userid);
        again.openApplicationWithHint();
        again.seesApplication();
        assertThat(again.pagesSeen()).containsExactly(bed.application().url() + "/");
    }
}
