package io.github.keycloakwecom.it.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.Panel;
import io.github.keycloakwecom.it.bed.RealmChanges;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import io.github.keycloakwecom.standin.company.SampleCompany;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * A realm that {@code kc.sh export} of an earlier version wrote, with every setting of ours that can be set, works
 * unchanged. The file is never edited; a later version adds another one. Keycloak's own keys were taken out of it.
 */
@ExtendWith(TestBedExtension.class)
class ExportedRealmIT {

    private static final String EXPORT = "2026-11-28.json";
    private static final String PASSWORD = "a-password-for-this-test";

    private ExportedRealm realm;

    @BeforeEach
    void importRealm(TestBed bed) throws Exception {
        realm = new ExportedRealm(bed, EXPORT);
    }

    @AfterEach
    void removeRealm() {
        realm.close();
    }

    private Employee atADesk(TestBed bed) {
        return bed.employee(new Browser.NewContextOptions().setLocale("en"), realm.application());
    }

    private Employee insideWecom(TestBed bed, String userid) {
        return bed.employee(
                        new Browser.NewContextOptions().setLocale("en").setUserAgent(Employee.INSIDE_WECOM),
                        realm.application())
                .withWecomOf(userid)
                .forgetPages();
    }

    @Test
    void linkedMember_signsInWithoutAQuestion(TestBed bed) {
        String before = realm.account("acme.wangfang").getId();
        Employee wangfang = atADesk(bed).openApplication();
        // kcTheme-panel is "button".
        assertThat(new Panel(wangfang).section()).hasCount(0);
        wangfang.chooseWecom().scanAs("wangfang").seesApplication();
        assertThat(wangfang.addresses()).noneMatch(address -> address.contains("first-broker-login"));
        assertThat(realm.account("acme.wangfang").getId()).isEqualTo(before);
        assertThat(realm.resource().users().count()).isOne();
        assertThat(realm.groupsOf("acme.wangfang")).containsExactly("/Acme/Marketing");
    }

    @Test
    void newMember_getsTheAccountThatProviderAndMappersDescribe(TestBed bed) {
        atADesk(bed).signInAs("zhangsan");
        UserRepresentation account = realm.account("acme.zhangsan");
        assertThat(account.getFirstName()).isEqualTo("三");
        assertThat(account.getLastName()).isEqualTo("张");
        assertThat(account.getEmail()).isEqualTo("zhangsan@corp.example");
        assertThat(account.getAttributes())
                .containsEntry("badge", List.of("A-001"))
                .containsEntry("wecom.userid", List.of("zhangsan"))
                .containsEntry("wecom.corpid", List.of("wwSIM0000000001"));
        assertThat(realm.groupsOf("acme.zhangsan")).containsExactly("/Acme/Research");
        // identityApi is "legacy".
        assertThat(bed.wecom().calls().to("auth/getuserinfo")).isEmpty();
        assertThat(bed.wecom().calls().to("user/getuserinfo")).isNotEmpty();
    }

    @Test
    void memberInsideWecom_isAskedForConsentOnlyAndSeesNoLoginPage(TestBed bed) {
        Employee zhangsan = insideWecom(bed, "zhangsan").openApplication();
        zhangsan.consentPage().agree();
        zhangsan.seesApplication();
        assertThat(zhangsan.pagesSeen())
                .noneMatch(page -> page.startsWith(bed.keycloak().url()));
        UserRepresentation account = realm.account("acme.zhangsan");
        assertThat(account.getEmail()).isEqualTo("zhangsan@acme.example");
        assertThat(account.isEmailVerified()).isTrue();
        assertThat(account.getAttributes()).containsEntry("wecom.mobile", List.of("13900000001"));
    }

    @Test
    void applicationOfTheStepsList_showsTheLoginPageInsideWecom(TestBed bed) {
        Employee zhangsan = insideWecom(bed, "zhangsan");
        zhangsan.goTo(realm.loginOf("mail-app"));
        assertThat(zhangsan.loginPage().password()).isVisible();
    }

    @Test
    void applicationThatIsNotOfTheProvider_offersNoWecom(TestBed bed) {
        ClientRepresentation other = new ClientRepresentation();
        other.setClientId("other-app");
        other.setRedirectUris(List.of(realm.application().redirectUri()));
        realm.resource().clients().create(other).close();
        Employee employee = atADesk(bed);
        employee.goTo(realm.loginOf("other-app"));
        assertThat(employee.loginPage().password()).isVisible();
        assertThat(employee.loginPage().anyWecom()).hasCount(0);
    }

    @Test
    void existingAccountWithTheCompanyMail_isLinkedSilently(TestBed bed) {
        RealmChanges changes = bed.changes();
        changes.company().oldApp();
        String id = account("li.ming", "li@acme.example");
        atADesk(bed).signInAs(SampleCompany.COMPANY_MAIL_ONLY);
        assertThat(realm.resource().users().get(id).getFederatedIdentity())
                .extracting(FederatedIdentityRepresentation::getUserId)
                .containsExactly(SampleCompany.COMPANY_MAIL_ONLY);
    }

    @Test
    void tile_leadsToTheAddressOfTheClient(TestBed bed) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(realm.tileOf("git-app")))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("https://git.frozen.example/groups/all#");
    }

    @Test
    void restrictedApplication_opensForItsDepartmentOnly(TestBed bed) {
        Employee zhangsan = atADesk(bed).signInAs("zhangsan");
        zhangsan.goTo(realm.loginOf("closed-app"));
        zhangsan.seesNotice("not-allowed");

        Employee wangfang = atADesk(bed).signInAs("wangfang");
        wangfang.goTo(realm.loginOf("closed-app"));
        assertThat(wangfang.address())
                .startsWith(realm.application().redirectUri())
                .contains("code=");
    }

    @Test
    void applicationThatNeedsAMail_stopsAPersonWithoutOne(TestBed bed) {
        account("no-mail", null);
        Employee employee = atADesk(bed);
        employee.goTo(realm.loginOf("mail-app"));
        employee.loginPage().signIn("no-mail", PASSWORD);
        employee.seesNotice("mail-ask");
    }

    /** An account that was there before WeCom. */
    private String account(String username, String mail) {
        UserRepresentation account = new UserRepresentation();
        account.setUsername(username);
        account.setEnabled(true);
        account.setEmail(mail);
        account.setEmailVerified(mail != null);
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(PASSWORD);
        account.setCredentials(List.of(password));
        return CreatedResponseUtil.getCreatedId(realm.resource().users().create(account));
    }
}
