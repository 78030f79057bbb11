package io.github.keycloakwecom.it.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import io.github.keycloakwecom.app.SampleApplication;
import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.LoginProblems;
import io.github.keycloakwecom.it.bed.Parties;
import io.github.keycloakwecom.it.bed.PrivateEdition;
import io.github.keycloakwecom.it.bed.RealmChanges;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import io.github.keycloakwecom.it.bed.Visitor;
import io.github.keycloakwecom.party.SamlParty;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/** Who may use which application: by department and by company. */
@Tag("smoke")
@ExtendWith(TestBedExtension.class)
class ClientAccessIT {

    private static final String SECRET = "secret-of-another-application";

    private RealmChanges changes;

    @BeforeEach
    void begin(TestBed bed) {
        changes = bed.changes();
        changes.flows().clientAccess();
    }

    /** The group of a department, and the only one that the application is open to. */
    private void onlyForResearch(TestBed bed) {
        changes.mapper("wecom-department-group-mapper", Map.of("syncMode", "INHERIT"));
        String research = changes.group("Research", "2");
        RoleRepresentation role = changes.restrictedApplication();
        String client =
                bed.realm().clients().findByClientId("sample-app").get(0).getId();
        bed.realm().groups().group(research).roles().clientLevel(client).add(List.of(role));
    }

    @Test
    void memberOfTheDepartment_signsIn(TestBed bed) {
        onlyForResearch(bed);
        bed.employee("en").signInAs("zhangsan");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void memberOfAnotherDepartment_readsThatItIsNotAllowed(String locale, TestBed bed) {
        onlyForResearch(bed);
        Employee wangfang = bed.employee(locale).openApplication().chooseWecom().scanAs("wangfang");
        wangfang.seesNotice("not-allowed");
        assertThat(wangfang.title()).contains("Sample application");
        assertThat(LoginProblems.errors(bed)).containsExactly("wecom_client_not_allowed");
        assertThat(bed.events().get(0).getType()).isEqualTo("LOGIN_ERROR");
        wangfang.screenshot("access-not-allowed-" + locale);

        wangfang.message().otherAccount().click();
        wangfang.chooseWecom().scanAs("zhangsan").seesApplication();
    }

    /** A link can ask Keycloak for a required action by name, and Keycloak passes by those that it may not ask for. */
    @Test
    void cancelledActionOrReload_doesNotOpenTheApplication(TestBed bed) {
        onlyForResearch(bed);
        Employee wangfang = bed.employee("en");
        wangfang.goTo(bed.addresses().authorization("kc_action=wecom-client-access&kc_idp_hint=wecom"));
        wangfang.scanAs("wangfang");
        wangfang.seesNotice("not-allowed");
        wangfang.message().cancelRequiredAction();
        assertThat(wangfang.message().notice()).isVisible();
        wangfang.reload();
        assertThat(wangfang.message().notice()).isVisible();
        assertThat(wangfang.address()).startsWith(bed.keycloak().url());
    }

    @Test
    void sessionOfAnotherApplication_doesNotOpenTheRestrictedOne(TestBed bed) throws IOException {
        try (SampleApplication open = openApplication(bed)) {
            Employee wangfang = bed.employee(new Browser.NewContextOptions().setLocale("en"), open);
            wangfang.signInAs("wangfang");
            onlyForResearch(bed);
            int calls = bed.wecom().calls().all().size();
            wangfang.goTo(bed.addresses().authorization("prompt="));
            wangfang.seesNotice("not-allowed");
            assertThat(bed.wecom().calls().all()).hasSize(calls);
            wangfang.goTo(bed.addresses().authorization("prompt=none"));
            assertThat(wangfang.address()).contains("error=interaction_required");
            // The other application is still open.
            wangfang.goTo(open.url() + "/login");
            wangfang.seesApplication();
        }
    }

    private SampleApplication openApplication(TestBed bed) throws IOException {
        SampleApplication open = SampleApplication.start(bed.keycloak().issuer("acme"), "open-app", SECRET, 0);
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId("open-app");
        client.setName("Open application");
        client.setSecret(SECRET);
        client.setRedirectUris(List.of(open.redirectUri()));
        client.setBaseUrl(open.url() + "/");
        changes.client(client);
        return open;
    }

    /** The application or Keycloak may begin the login. */
    @Test
    void restrictedSamlApplication_staysClosed(TestBed bed) {
        try (Parties parties = new Parties(bed)) {
            SamlParty gitlab = parties.saml(settings -> settings, client -> client.getAttributes()
                    .put("saml_idp_initiated_sso_url_name", "git"));
            RoleRepresentation role = parties.changes().restrictedApplication(Parties.SAML);
            Visitor li = Visitor.atADesk(bed).begin(gitlab.url()).scanAs("li");
            li.employee().seesNotice("not-allowed");
            li.tap(bed.addresses().tile("git")).scanAs("li");
            li.employee().seesNotice("not-allowed");
            li.begin(gitlab.url()).employee().waitForAddress("**/wwlogin/**");

            String client =
                    bed.realm().clients().findByClientId(Parties.SAML).get(0).getId();
            bed.realm()
                    .users()
                    .get(bed.account("li").getId())
                    .roles()
                    .clientLevel(client)
                    .add(List.of(role));
            li.scanAs("li").isLi();
        }
    }

    @Test
    void provider_signsInToItsApplicationsOnly(TestBed bed) throws IOException {
        bed.changeProvider("kcTheme-clients", "open-app ## third-app");
        try (SampleApplication open = openApplication(bed)) {
            Employee zhangsan = bed.employee(new Browser.NewContextOptions().setLocale("en"), open);
            zhangsan.signInAs("zhangsan");
            // A session of that company's does not open the other application either.
            zhangsan.goTo(bed.addresses().authorization("prompt="));
            zhangsan.seesNotice("other-corp");
            assertThat(LoginProblems.errors(bed)).containsExactly("wecom_not_for_client");
        }
        bed.wecom().calls().clear();
        Employee other = bed.employee("en").openApplication();
        assertThat(other.loginPage().password()).isVisible();
        assertThat(other.loginPage().anyWecom()).hasCount(0);
        // The panel, which the page does not show, has no frame either.
        String tab = other.loginPage().form().getAttribute("action").replaceAll(".*[?&]tab_id=([^&]+).*", "$1");
        other.goTo(bed.keycloak().issuer("acme") + "/wecom/wecom/panel?client_id=sample-app&tab_id=" + tab);
        assertThat(other.frames()).hasCount(0);
        other.openApplicationWithHint();
        other.seesProblem("not-for-client");
        assertThat(other.message().scanAgain()).hasCount(0);
        other.message().otherWays().click();
        assertThat(other.loginPage().password()).isVisible();
        assertThat(bed.wecom().calls().all()).isEmpty();
    }

    /** Nothing could say any more which applications that provider was for. Keycloak ends such a session itself. */
    @Test
    void sessionOfARemovedProvider_isOver(TestBed bed) throws IOException {
        Employee qian = bed.employee("en");
        try (PrivateEdition edition = new PrivateEdition(bed)) {
            qian.goTo(bed.application().url() + "/login?kc_idp_hint=" + PrivateEdition.ALIAS);
            qian.scanAs("qian").seesApplication();
            qian.goTo(bed.addresses().authorization("prompt=none"));
            assertThat(qian.address()).contains("code=");
            assertThat(edition.wecom().calls().to("user/get")).hasSize(1);
        }
        qian.goTo(bed.addresses().authorization("prompt=none"));
        assertThat(qian.address()).contains("error=login_required");
        qian.goTo(bed.addresses().authorization("prompt="));
        assertThat(qian.loginPage().password()).isVisible();
        assertThat(LoginProblems.errors(bed)).doesNotContain("wecom_not_for_client");
    }

    /** What the console stores when two lines were entered and emptied. */
    @Test
    void emptyLines_nameNoApplication(TestBed bed) {
        bed.changeProvider("kcTheme-clients", "##");
        bed.employee("en").signInAs("zhangsan");
    }

    /** The company of an application's login page may be changed during a scan. */
    @Test
    void scanAfterAChangeOfApplications_isRefused(TestBed bed) {
        Employee zhangsan = bed.employee("en").openApplication().chooseWecom();
        bed.changeProvider("kcTheme-clients", "open-app");
        zhangsan.scanAs("zhangsan");
        zhangsan.seesProblem("not-for-client");
        assertThat(bed.realm().users().count()).isZero();
    }
}
