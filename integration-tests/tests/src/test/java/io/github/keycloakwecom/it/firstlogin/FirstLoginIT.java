package io.github.keycloakwecom.it.firstlogin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.ExistingUser;
import io.github.keycloakwecom.it.bed.FlowChanges;
import io.github.keycloakwecom.it.bed.LoginProblems;
import io.github.keycloakwecom.it.bed.RealmChanges;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import io.github.keycloakwecom.standin.company.Contact;
import io.github.keycloakwecom.standin.company.SampleCompany;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/** The first login of a person who has an account: linked without a question, asked, or refused. */
@ExtendWith(TestBedExtension.class)
class FirstLoginIT {

    private RealmChanges changes;

    @BeforeEach
    void theFlowThatAdministratorsAreGiven(TestBed bed) {
        changes = bed.changes();
        changes.flows().firstLogin(FlowChanges.FIRST_LOGIN);
        changes.company().oldApp();
    }

    @Test
    void accountWithTheUserid_isAskedAboutAndProved(TestBed bed) {
        ExistingUser existing = ExistingUser.create(bed, "zhangsan");
        Employee zhangsan = scans(bed, "zhangsan");
        ExistingUser.isAskedAbout(zhangsan);
        assertThat(existing.identities()).isEmpty();
        ExistingUser.confirmsAndProves(zhangsan);
        assertThat(existing.identities()).containsExactly("wecom/zhangsan");
        assertThat(bed.realm().users().count()).isOne();
    }

    @Test
    void accountWithTheUserid_isLinkedSilentlyIfEnabled(TestBed bed) {
        changes.flows().linkSilently(true);
        ExistingUser existing = ExistingUser.create(bed, "chenjing");
        Employee chenjing = scans(bed, SampleCompany.CAPITALS);
        chenjing.seesApplication();
        assertThat(chenjing.pagesSeen()).noneMatch(page -> page.contains("/login-actions/"));
        assertThat(existing.identities()).containsExactly("wecom/chenjing");
        assertThat(bed.realm().users().count()).isOne();
    }

    @Test
    void accountWithTheVerifiedCompanyMail_isLinkedSilentlyIfEnabled(TestBed bed) {
        changes.flows().linkSilently(true);
        ExistingUser existing = ExistingUser.withMail(bed, "li.ming", "Li@acme.example", true);
        scans(bed, SampleCompany.COMPANY_MAIL_ONLY).seesApplication();
        assertThat(existing.identities()).containsExactly("wecom/li");
        assertThat(bed.realm().users().count()).isOne();
    }

    @Test
    void accountThatIsLinked_keepsItsMailInsteadOfTheTemplate(TestBed bed) {
        changes.flows().linkSilently(true);
        bed.changeProvider("emailTemplate", "${userid}@made-up.example");
        changes.company().member(SampleCompany.CAPITALS, person -> person.withContact(Contact.none()));
        ExistingUser existing = ExistingUser.withMail(bed, "chenjing", "known@acme.example", true);
        scans(bed, SampleCompany.CAPITALS).seesApplication();
        assertThat(existing.resource().toRepresentation().getEmail()).isEqualTo("known@acme.example");
        assertThat(existing.resource().toRepresentation().isEmailVerified()).isTrue();
    }

    @Test
    void accountWithAnUnverifiedCompanyMail_isAskedAbout(TestBed bed) {
        changes.flows().linkSilently(true);
        assertIsAsked(
                bed, ExistingUser.withMail(bed, "li.ming", "li@acme.example", false), SampleCompany.COMPANY_MAIL_ONLY);
    }

    @Test
    void accountWithThePrivateMail_isAskedAbout(TestBed bed) {
        changes.flows().linkSilently(true);
        ExistingUser boss = ExistingUser.withMail(bed, "boss", "zhaoyi@example.org", true);
        Employee zhaoyi = assertIsAsked(bed, boss, SampleCompany.PRIVATE_MAIL_ONLY);
        ExistingUser.confirmsAndProves(zhaoyi);
        assertThat(boss.identities()).containsExactly("wecom/" + SampleCompany.PRIVATE_MAIL_ONLY);
    }

    @Test
    void accountWithTheNameThatAMapperMakes_isAskedAbout(TestBed bed) {
        changes.flows().linkSilently(true);
        changes.mapper("wecom-username-template-mapper", Map.of("syncMode", "INHERIT", "template", "${alias}"));
        changes.company().member("liuwei", person -> person.withAlias("boss"));
        assertIsAsked(bed, ExistingUser.create(bed, "boss"), "liuwei");
    }

    @Test
    void secondCompanyInTheRealm_makesTheUseridAQuestion(TestBed bed) {
        changes.flows().linkSilently(true);
        changes.otherProvider(other -> other.setEnabled(true));
        assertIsAsked(bed, ExistingUser.create(bed, "chenjing"), SampleCompany.CAPITALS);
    }

    @Test
    void selfRegistrationInTheRealm_makesTheUseridAQuestion(TestBed bed) {
        changes.flows().linkSilently(true);
        changes.realm(realm -> realm.setRegistrationAllowed(true));
        assertIsAsked(bed, ExistingUser.create(bed, "chenjing"), SampleCompany.CAPITALS);
    }

    @Test
    void accountOfAnotherWecomProvider_isAskedAbout(TestBed bed) {
        changes.flows().linkSilently(true);
        ExistingUser other = ExistingUser.create(bed, "zhangsan").linkedTo(TestBed.OTHER_ALIAS, "zhangsan");
        Employee zhangsan = scans(bed, "zhangsan");
        ExistingUser.isAskedAbout(zhangsan);
        assertThat(other.identities()).containsExactly("wecom-other/zhangsan");
    }

    @Test
    void accountOfAnAdministrator_isAskedAbout(TestBed bed) {
        changes.flows().linkSilently(true);
        ExistingUser administrator = ExistingUser.create(bed, "zhangsan");
        String group = changes.group("Operators", "");
        ClientRepresentation management =
                bed.realm().clients().findByClientId("realm-management").get(0);
        RoleRepresentation role = bed.realm()
                .clients()
                .get(management.getId())
                .roles()
                .get("view-users")
                .toRepresentation();
        bed.realm()
                .groups()
                .group(group)
                .roles()
                .clientLevel(management.getId())
                .add(List.of(role));
        administrator.resource().joinGroup(group);
        assertIsAsked(bed, administrator, "zhangsan");

        administrator.resource().leaveGroup(group);
        administrator.resource().roles().clientLevel(management.getId()).add(List.of(role));
        assertIsAsked(bed, administrator, "zhangsan");

        administrator.resource().roles().clientLevel(management.getId()).remove(List.of(role));
        scans(bed, "zhangsan").seesApplication();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void disabledAccount_staysDisabled(boolean silently, TestBed bed) {
        changes.flows().linkSilently(silently);
        ExistingUser disabled = ExistingUser.create(bed, "zhangsan", account -> account.setEnabled(false));
        Employee zhangsan = scans(bed, "zhangsan");
        zhangsan.waitForText("Account is disabled");
        assertThat(LoginProblems.errors(bed)).containsExactly("user_disabled");
        assertThat(disabled.identities()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void useridAndMailOfDifferentAccounts_areRefused(boolean silently, TestBed bed) {
        changes.flows().linkSilently(silently);
        ExistingUser named = ExistingUser.create(bed, "zhangsan");
        ExistingUser owner = ExistingUser.withMail(bed, "sam", "zhangsan@acme.example", true);
        Employee zhangsan = scans(bed, "zhangsan");
        LoginProblems.expectPage(bed, zhangsan, "account-ambiguous", "wecom_account_ambiguous");
        assertThat(named.identities()).isEmpty();
        assertThat(owner.identities()).isEmpty();

        // Another person at the same browser: in the middle of a first login Keycloak goes on with the person who began
        // it.
        zhangsan.message().scanAgain().click();
        zhangsan.scanAs("lin.mei").seesApplication();
        assertThat(zhangsan.claim("preferred_username")).isEqualTo("lin.mei");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void accountOfAnotherMember_isRefused(boolean silently, TestBed bed) {
        changes.flows().linkSilently(silently);
        ExistingUser taken =
                ExistingUser.withMail(bed, "li.ming", "li@acme.example", true).linkedTo(TestBed.ALIAS, "somebody");
        Employee li = scans(bed, SampleCompany.COMPANY_MAIL_ONLY);
        EventRepresentation event =
                LoginProblems.expectPage(bed, li, "account-linked-to-another", "wecom_account_linked_to_another");
        assertThat(event.getUserId())
                .isEqualTo(taken.resource().toRepresentation().getId());
        assertThat(taken.identities()).containsExactly("wecom/somebody");

        li.message().otherWays().click();
        li.waitForText("This account belongs to another WeCom member");
        li.loginPage().waitFor();
    }

    @Test
    void accountWithTheSamePersonalName_isNotLinked(TestBed bed) {
        changes.flows().linkSilently(true);
        ExistingUser namesake = ExistingUser.create(bed, "zs", account -> account.setFirstName("张三"));
        scans(bed, "zhangsan").seesApplication();
        assertThat(namesake.identities()).isEmpty();
        assertThat(bed.account("zhangsan").getFirstName()).isEqualTo("张三");
    }

    @Test
    void keycloaksOwnFlow_asksToo(TestBed bed) {
        changes.flows().firstLogin("first broker login");
        ExistingUser existing = ExistingUser.create(bed, "zhangsan");
        Employee zhangsan = assertIsAsked(bed, existing, "zhangsan");
        ExistingUser.confirmsAndProves(zhangsan);
        assertThat(existing.identities()).containsExactly("wecom/zhangsan");
    }

    private static Employee assertIsAsked(TestBed bed, ExistingUser existing, String userid) {
        Employee employee = scans(bed, userid);
        ExistingUser.isAskedAbout(employee);
        assertThat(existing.identities()).isEmpty();
        return employee;
    }

    private static Employee scans(TestBed bed, String userid) {
        return bed.employee("en").openApplication().chooseWecom().scanAs(userid);
    }
}
