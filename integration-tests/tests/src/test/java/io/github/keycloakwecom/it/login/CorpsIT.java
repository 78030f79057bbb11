package io.github.keycloakwecom.it.login;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.LoginProblems;
import io.github.keycloakwecom.it.bed.Panel;
import io.github.keycloakwecom.it.bed.PrivateEdition;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import io.github.keycloakwecom.standin.control.Call;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;

/**
 * Two companies in one realm, the second on a private edition of WeCom: what is one's never meets what is the other's.
 */
@ExtendWith(TestBedExtension.class)
class CorpsIT {

    private PrivateEdition edition;

    @BeforeEach
    void aSecondCompany(TestBed bed) throws IOException {
        edition = new PrivateEdition(bed);
    }

    @AfterEach
    void closeIt(TestBed bed) {
        bed.log().assertSaysNothingOf(edition.secrets());
        edition.close();
    }

    @Test
    void loginPage_offersBothCompanies(TestBed bed) {
        Employee employee = bed.employee("en").openApplication();
        assertThat(new Panel(employee).link()).isVisible();
        assertThat(employee.loginPage().provider(PrivateEdition.ALIAS)).isVisible();
    }

    @Test
    void privateEdition_isCalledBelowItsPrefix(TestBed bed) {
        scan(bed, "qian").seesApplication();
        assertThat(bed.account("qian").getAttributes())
                .containsEntry("wecom.corpid", List.of(PrivateEdition.CORP_ID))
                .containsEntry("wecom.name", List.of("钱多"));
        assertThat(edition.gateway().strays()).isEmpty();
        assertThat(edition.wecom().calls().all())
                .extracting(Call::api)
                .containsExactly("gettoken", "user/getuserinfo", "user/get");
        assertThat(edition.wecom().visits().count("/wwopen/sso/qrConnect")).isPositive();
        assertThat(bed.wecom().calls().all()).as("calls of the other company").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wxworklocal/3.3.0", "wxworklocal/3.3.0 wxwork/4.0.0 MicroMessenger/7.0.1"})
    void loginInsideThePrivateEdition_showsNoPage(String userAgent, TestBed bed) {
        Employee qian = bed.employee(new Browser.NewContextOptions()
                .setLocale("zh-CN")
                .setUserAgent(
                        "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/107.0 Safari/537.36 " + userAgent));
        qian.goTo(edition.gateway().url() + "/phone?userid=qian");
        qian.forgetPages();

        qian.goTo(bed.application().url() + "/login?kc_idp_hint=" + PrivateEdition.ALIAS);

        qian.seesApplication();
        assertThat(qian.pagesSeen()).containsExactly(bed.application().url() + "/");
        assertThat(edition.wecom().visits().count("/connect/oauth2/authorize")).isOne();
        assertThat(edition.gateway().strays()).isEmpty();
    }

    @Test
    void sameUseridInAnotherCompany_doesNotGetTheAccount(TestBed bed) {
        bed.employee("en").signInAs("zhangsan");
        String first = bed.account("zhangsan").getId();

        Employee namesake = scan(bed, "zhangsan");
        assertThat(namesake.firstLogin().linkAccount()).isVisible();
        assertThat(aliasesOf(bed, first)).as("before any proof").containsExactly(TestBed.ALIAS);
        namesake.firstLogin().linkAccount().click();
        assertThat(namesake.loginPage().password()).isVisible();
        assertThat(aliasesOf(bed, first)).as("while the proof is missing").containsExactly(TestBed.ALIAS);
        assertThat(bed.realm().users().count()).isOne();

        edition.nameAccounts("gov.${userid}");
        scan(bed, "zhangsan").seesApplication();
        String second = bed.account("gov.zhangsan").getId();
        assertThat(second).isNotEqualTo(first);
        assertThat(aliasesOf(bed, second)).containsExactly(PrivateEdition.ALIAS);

        Employee again = scan(bed, "zhangsan");
        again.seesApplication();
        assertThat(again.claim("sub")).isEqualTo(second);
        Employee original = bed.employee("en").signInAs("zhangsan");
        assertThat(original.claim("sub")).isEqualTo(first);
        assertThat(original.claim("name")).isEqualTo("张三");
        assertThat(aliasesOf(bed, first)).containsExactly(TestBed.ALIAS);
    }

    @Test
    void tokensAndSecrets_goToTheirCompanyOnly(TestBed bed) {
        // Before the test the first company ended its tokens early, and the server may still have the old one.
        bed.employee("en").signInAs("li");
        bed.wecom().calls().clear();

        bed.employee("en").signInAs("zhangsan");
        scan(bed, "qian").seesApplication();
        bed.employee("en").signInAs("lin.mei");
        scan(bed, "qian").seesApplication();

        assertThat(edition.tokens()).hasSize(1).doesNotContainAnyElementsOf(PrivateEdition.tokensSentTo(bed.wecom()));
        assertThat(PrivateEdition.tokensSentTo(bed.wecom())).hasSize(1);
        assertThat(edition.wecom().calls().to("gettoken")).singleElement().satisfies(call -> assertThat(call.query())
                .containsEntry("corpid", PrivateEdition.CORP_ID));
        assertThat(edition.wecom().calls().all()).allMatch(Call::succeeded);
        assertThat(bed.wecom().calls().all()).allMatch(Call::succeeded);
    }

    @Test
    void callbackOfOneCompany_isRefusedAtTheOther(TestBed bed) {
        Employee employee = bed.employee("en");
        employee.openScanPage();
        String callback = employee.scanWithoutReturningAs("zhangsan");
        employee.goTo(callback.replace("/broker/" + TestBed.ALIAS + "/", "/broker/" + PrivateEdition.ALIAS + "/"));
        LoginProblems.expect(bed, employee, "state-of-other-provider", "wecom_state_of_other_provider");
        assertThat(edition.wecom().calls().all())
                .as("a code that is not theirs")
                .isEmpty();
        assertThat(bed.wecom().calls().all()).isEmpty();
    }

    /** By the second company's button. */
    private Employee scan(TestBed bed, String userid) {
        Employee employee = bed.employee("en").openApplication();
        employee.loginPage().provider(PrivateEdition.ALIAS).click();
        return employee.scanAs(userid);
    }

    private static Set<String> aliasesOf(TestBed bed, String account) {
        return bed.realm().users().get(account).getFederatedIdentity().stream()
                .map(FederatedIdentityRepresentation::getIdentityProvider)
                .collect(java.util.stream.Collectors.toSet());
    }
}
