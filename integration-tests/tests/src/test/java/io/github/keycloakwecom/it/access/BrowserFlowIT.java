package io.github.keycloakwecom.it.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.LoginProblems;
import io.github.keycloakwecom.it.bed.RealmChanges;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import io.github.keycloakwecom.standin.company.SampleCompany;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.IdentityProviderRepresentation;

/** The step {@code wecom-browser}: inside WeCom there is no login page, unless a setting or parameter asks for one. */
@Tag("smoke")
@ExtendWith(TestBedExtension.class)
class BrowserFlowIT {

    private RealmChanges changes;

    @BeforeEach
    void begin(TestBed bed) {
        changes = bed.changes();
    }

    @Test
    void loginInsideWecom_showsNoPage(TestBed bed) {
        changes.flows().browserFlow(Map.of());
        Employee zhangsan = bed.insideWecom("en", "zhangsan").openApplication();
        zhangsan.seesApplication();
        assertThat(zhangsan.pagesSeen())
                .containsOnly(bed.application().url() + "/")
                .hasSize(2);
        assertThat(zhangsan.claim("name")).isEqualTo("张三");
    }

    @Test
    void loginElsewhere_showsTheLoginPage(TestBed bed) {
        changes.flows().browserFlow(Map.of());
        Employee employee = bed.employee("en").openApplication();
        assertThat(employee.loginPage().password()).isVisible();
        employee.chooseWecom().scanAs("zhangsan").seesApplication();
    }

    @ParameterizedTest
    @CsvSource({"notForClients, other-app##sample-app", "identityProvider, no-such-provider"})
    void settingOfTheStep_showsTheLoginPage(String setting, String value, TestBed bed) {
        changes.flows().browserFlow(Map.of(setting, value));
        assertThat(bed.insideWecom("en", "zhangsan")
                        .openApplication()
                        .loginPage()
                        .password())
                .isVisible();
    }

    @Test
    void emptyHint_showsTheLoginPage(TestBed bed) {
        changes.flows().browserFlow(Map.of());
        Employee administrator = bed.insideWecom("en", "zhangsan");
        administrator.goTo(bed.addresses().authorization("kc_idp_hint="));
        assertThat(administrator.loginPage().password()).isVisible();
    }

    @ParameterizedTest
    @ValueSource(strings = {"enabled", "linkOnly"})
    void disabledOrLinkOnlyProvider_isSkipped(String setting, TestBed bed) {
        changes.flows().browserFlow(Map.of("identityProvider", TestBed.OTHER_ALIAS));
        changes.otherProvider(other -> switchOff(other, setting));
        assertThat(bed.insideWecom("en", "zhangsan")
                        .openApplication()
                        .loginPage()
                        .password())
                .isVisible();
    }

    private static void switchOff(IdentityProviderRepresentation provider, String setting) {
        provider.setEnabled(!setting.equals("enabled"));
        provider.setLinkOnly(setting.equals("linkOnly"));
    }

    @Test
    void severalCompanies_areChosenByPersonOrTile(TestBed bed) {
        changes.flows().browserFlow(Map.of());
        changes.showOtherProvider("Other company");
        Employee lost = bed.insideWecom("en", "zhangsan").openApplication();
        assertThat(lost.loginPage().provider(TestBed.OTHER_ALIAS)).isVisible();

        Employee tapped = bed.insideWecom("en", "zhangsan");
        tapped.goTo(bed.addresses().tile(TestBed.OTHER_ALIAS, "sample-app"));
        tapped.signInAtApplication();
        tapped.seesApplication();
        assertThat(bed.realm()
                        .users()
                        .get(bed.account("zhangsan").getId())
                        .getFederatedIdentity()
                        .get(0)
                        .getIdentityProvider())
                .isEqualTo(TestBed.OTHER_ALIAS);
    }

    @Test
    void settingIdentityProvider_choosesAmongSeveral(TestBed bed) {
        changes.flows().browserFlow(Map.of("identityProvider", TestBed.ALIAS));
        changes.showOtherProvider("Other company");
        bed.insideWecom("en", "zhangsan").openApplication().seesApplication();
    }

    @Test
    void refusedLogin_isNotRepeated(TestBed bed) {
        changes.flows().browserFlow(Map.of());
        Employee stranger = bed.insideWecom("en", SampleCompany.INVISIBLE).openApplication();
        LoginProblems.expect(bed, stranger, "not-visible", "wecom_not_visible");
        bed.wecom().calls().clear();
        stranger.message().otherWays().click();
        assertThat(stranger.loginPage().password()).isVisible();
        assertThat(bed.wecom().calls().all()).isEmpty();
        stranger.reload();
        assertThat(stranger.message().problemOrLoginPage()).isVisible();
        assertThat(LoginProblems.errors(bed)).allMatch("wecom_not_visible"::equals);
    }

    /** What an application may ask for: no page, a new login, a login that is not too old. */
    @ParameterizedTest
    @CsvSource({
        "prompt=none, false, error=login_required",
        "prompt=none, true, code=",
        "prompt=login, false, code=",
        "max_age=0, false, code="
    })
    void parametersOfTheApplication_areRespected(String wish, boolean forwarded, String answer, TestBed bed) {
        changes.flows().browserFlow(Map.of());
        bed.changeProvider("acceptsPromptNoneForwardFromClient", Boolean.toString(forwarded));
        bed.employee("en").signInAs("zhangsan");
        Employee zhangsan = bed.insideWecom("en", "zhangsan");
        zhangsan.goTo(bed.addresses().authorization(wish));
        assertThat(zhangsan.address())
                .startsWith(bed.application().redirectUri())
                .contains(answer);
        if (!wish.equals("prompt=none")) {
            zhangsan.goTo(bed.addresses().authorization(wish));
            assertThat(zhangsan.address()).contains(answer);
        }
        assertThat(zhangsan.pagesSeen())
                .allMatch(page -> page.startsWith(bed.application().url()));
    }

    @Test
    void console_offersTheStepWithItsFields(TestBed bed) {
        assertThat(bed.realm()
                        .flows()
                        .getAuthenticatorConfigDescription("wecom-browser")
                        .getProperties())
                .extracting(property -> property.getName())
                .isEqualTo(List.of("identityProvider", "notForClients"));
    }
}
