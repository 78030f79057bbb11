package io.github.keycloakwecom.it.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.ExistingUser;
import io.github.keycloakwecom.it.bed.FlowChanges;
import io.github.keycloakwecom.it.bed.Parties;
import io.github.keycloakwecom.it.bed.RealmChanges;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import io.github.keycloakwecom.it.bed.Visitor;
import io.github.keycloakwecom.party.OidcParty;
import io.github.keycloakwecom.party.SamlParty;
import io.github.keycloakwecom.standin.company.SampleCompany;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The address of an application after a login inside WeCom. WeCom's own address ends in {@code #wechat_redirect}, and a
 * browser keeps a fragment through redirects. An application that routes by fragments would open a page that it does
 * not have.
 */
@ExtendWith(TestBedExtension.class)
class AfterWecomIT {

    private RealmChanges changes;

    @BeforeEach
    void begin(TestBed bed) {
        changes = bed.changes();
    }

    /** @return the fragment of the address at which the application has taken the answer */
    private static String asks(TestBed bed, Employee employee, String more) {
        employee.goTo(bed.addresses().authorization("kc_idp_hint=wecom&" + more));
        employee.waitForAddress(address -> address.startsWith(bed.application().redirectUri()));
        return employee.fragment();
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "form_post"})
    void login_leavesNoFragmentInTheAddress(String mode, TestBed bed) {
        assertThat(asks(bed, bed.insideWecom("en", "zhangsan"), "response_mode=" + mode))
                .isEmpty();
        assertThat(bed.account("zhangsan").getUsername()).isEqualTo("zhangsan");
        assertThat(asks(bed, bed.insideWecom("en", "zhangsan"), "response_mode=" + mode))
                .isEmpty();
    }

    @Test
    void responseModeFragment_hasOnlyTheAnswer(TestBed bed) {
        assertThat(asks(bed, bed.insideWecom("en", "zhangsan"), "response_mode=fragment"))
                .contains("code=", "state=s")
                .doesNotContain("wechat_redirect");
    }

    @Test
    void tile_opensTheFirstPageWithoutAFragment(TestBed bed) {
        changes.flows().browserFlow(Map.of());
        try (Parties parties = new Parties(bed)) {
            OidcParty gitlab = parties.oidc(settings -> settings.withExtraParameters(Map.of()));
            Visitor li = Visitor.insideWecom(bed, "li")
                    .tap(bed.addresses().tile(Parties.OIDC))
                    .signIn()
                    .isLi();
            assertThat(li.employee().address()).startsWith(gitlab.url());
            assertThat(li.employee().fragment()).isEmpty();
        }
    }

    @Test
    void tileOfASamlApplication_opensTheFirstPageWithoutAFragment(TestBed bed) {
        try (Parties parties = new Parties(bed)) {
            SamlParty gitlab = parties.saml();
            Visitor li = Visitor.insideWecom(bed, "li").begin(gitlab.url()).isLi();
            assertThat(li.employee().address()).startsWith(gitlab.url());
            assertThat(li.employee().fragment()).isEmpty();
        }
    }

    @Test
    void proofOfAnAccount_leavesNoFragment(TestBed bed) {
        changes.flows().firstLogin(FlowChanges.FIRST_LOGIN);
        ExistingUser.create(bed, "zhangsan");
        Employee zhangsan = bed.insideWecom("en", "zhangsan").openApplicationWithHint();
        ExistingUser.isAskedAbout(zhangsan);
        assertThat(zhangsan.fragment()).isEmpty();
        ExistingUser.confirmsAndProves(zhangsan);
        assertThat(zhangsan.fragment()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"agree", "decline"})
    void consent_leavesNoFragment(String answer, TestBed bed) {
        bed.changeProvider("inAppScope", "when-missing");
        Employee zhangsan = bed.insideWecom("en", "zhangsan").openApplicationWithHint();
        zhangsan.consentPage().answer(answer);
        zhangsan.seesApplication();
        assertThat(zhangsan.fragment()).isEmpty();
    }

    @Test
    void neededMail_leavesNoFragment(TestBed bed) {
        changes.flows().clientAccess();
        changes.application(client -> client.getAttributes().put("wecom.needs.mail", "true"));
        Employee zhangsan = bed.insideWecom("en", "zhangsan").openApplicationWithHint();
        zhangsan.seesNotice("mail-share");
        assertThat(zhangsan.fragment()).isEmpty();
        zhangsan.message().shareMail().click();
        zhangsan.consentPage().agree();
        zhangsan.seesApplication();
        assertThat(zhangsan.fragment()).isEmpty();
    }

    @Test
    void otherWayAfterARefusal_leavesNoFragment(TestBed bed) {
        ExistingUser.create(bed, "guest");
        Employee guest = bed.insideWecom("en", SampleCompany.INVISIBLE).openApplicationWithHint();
        guest.seesProblem("not-visible");
        assertThat(guest.fragment()).isEmpty();
        guest.message().otherWays().click();
        guest.loginPage().signIn("guest", ExistingUser.PASSWORD);
        guest.seesApplication();
        assertThat(guest.fragment()).isEmpty();
    }

    /**
     * The application's own fragment is what its page has; {@code login_required} comes in one when it asked for that.
     */
    @ParameterizedTest
    @CsvSource({"query, ''", "fragment, error=login_required"})
    void promptNone_getsTheErrorWithoutAFragment(String mode, String expected, TestBed bed) {
        bed.changeProvider("acceptsPromptNoneForwardFromClient", "true");
        assertThat(asks(bed, bed.insideWecom("en", SampleCompany.INVISIBLE), "prompt=none&response_mode=" + mode))
                .doesNotContain("wechat_redirect")
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"zhangsan, success", SampleCompany.INVISIBLE + ", -"})
    void linkedAccount_returnsWithoutAFragment(String userid, String status, TestBed bed) {
        ExistingUser.create(bed, "local");
        Employee local = bed.insideWecom("en", userid);
        local.goTo(bed.addresses().authorization("kc_action=idp_link:" + TestBed.ALIAS));
        local.loginPage().signIn("local", ExistingUser.PASSWORD);
        local.firstLogin().agreeToLink();
        if (status.equals("-")) {
            local.waitForText("not open to you");
        } else {
            local.waitForAddress("**kc_action_status=" + status + "**");
        }
        assertThat(local.fragment()).isEmpty();
    }

    /** On a computer WeCom's address has no fragment, and the application's address gets none from us. */
    @Test
    void loginAtADesk_keepsTheAddress(TestBed bed) {
        Employee zhangsan = bed.employee("en").signInAs("zhangsan");
        assertThat(zhangsan.address()).isEqualTo(bed.application().url() + "/");
    }
}
