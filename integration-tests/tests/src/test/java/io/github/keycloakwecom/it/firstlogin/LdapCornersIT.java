package io.github.keycloakwecom.it.firstlogin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.unboundid.util.LDAPSDKException;
import io.github.keycloakwecom.it.bed.CompanyLdap;
import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.RealmChanges;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Users from LDAP where more comes together: mappers, users that Keycloak does not import, a mail that counts as
 * verified.
 */
@ExtendWith(TestBedExtension.class)
class LdapCornersIT {

    private RealmChanges changes;

    @BeforeEach
    void showEveryAttribute(TestBed bed) {
        changes = bed.changes();
        changes.userProfile().showEveryAttribute();
    }

    /**
     * What docs/configuration.md says of the edit modes, with a mail that WeCom showed and the administrator trusts.
     */
    @ParameterizedTest
    @CsvSource({
        // edit mode, imported: what Keycloak shows then, whether it is verified, whether wecom.* and groups are kept
        "READ_ONLY, true,  Sam,  sam@old.example,       false, false, true",
        "READ_ONLY, false, Sam,  sam@old.example,       false, false, false",
        "UNSYNCED,  true,  张三, zhangsan@acme.example, true,  true,  true",
        "WRITABLE,  true,  张三, zhangsan@acme.example, true,  true,  true",
        "WRITABLE,  false, 张三, sam@old.example,       false, false, false"
    })
    void editMode_decidesWhatIsWritten(
            String editMode,
            boolean imported,
            String name,
            String mail,
            boolean verified,
            boolean attributes,
            boolean groups,
            TestBed bed)
            throws LDAPSDKException {
        changes.company().oldApp();
        bed.changeProvider(provider -> provider.setTrustEmail(true));
        changes.mapper("wecom-department-group-mapper", Map.of("syncMode", "INHERIT"));
        String research = changes.group("Research", "2");
        try (CompanyLdap ldap = new CompanyLdap(bed, editMode, imported)) {
            ldap.add("zhangsan", "Sam", "Zhang", "sam@old.example");
            linkAtFirstLogin(bed, "zhangsan");
            bed.employee("en").signInAs("zhangsan");
            UserRepresentation account = bed.account("zhangsan");
            assertThat(account.getFirstName()).isEqualTo(name);
            assertThat(account.getEmail()).isEqualTo(mail);
            assertThat(account.isEmailVerified()).isEqualTo(verified);
            assertThat(account.getAttributes().containsKey("wecom.userid")).isEqualTo(attributes);
            assertThat(groupsOf(bed, account)).isEqualTo(groups ? List.of(research) : List.of());
            assertThat(ldap.value("zhangsan", "cn")).isEqualTo(editMode.equals("WRITABLE") ? "张三" : "Sam");
        }
    }

    @Test
    void mapperToTheName_doesNotStopTheLogin(TestBed bed) throws LDAPSDKException {
        changes.mapper("wecom-user-attribute-mapper", mapped("alias", "firstName"));
        changes.mapper("wecom-user-attribute-mapper", mapped("position", "lastName"));
        try (CompanyLdap ldap = new CompanyLdap(bed, "READ_ONLY")) {
            ldap.add("zhangsan", "Sam", "Zhang", "sam@old.example");
            linkAtFirstLogin(bed, "zhangsan");
            bed.employee("en").signInAs("zhangsan");
            assertThat(bed.account("zhangsan").getFirstName()).isEqualTo("Sam");
            assertThat(bed.account("zhangsan").getLastName()).isEqualTo("Zhang");
        }
    }

    @Test
    void usernameTemplate_findsTheUsernameInTheDirectory(TestBed bed) throws LDAPSDKException {
        template("acme.${userid}");
        try (CompanyLdap ldap = new CompanyLdap(bed, "READ_ONLY")) {
            ldap.add("acme.li", "Lee", "Li", "lee@old.example");
            linkAtFirstLogin(bed, "li");
            bed.employee("en").signInAs("li");
            assertThat(bed.account("acme.li").getFirstName()).isEqualTo("Lee");
        }
    }

    @Test
    void otherPersonInTheDirectory_leavesTheMemberANewAccount(TestBed bed) throws LDAPSDKException {
        changes.company().oldApp();
        template("acme.${userid}");
        try (CompanyLdap ldap = new CompanyLdap(bed, "READ_ONLY")) {
            ldap.add("zhangsan", "Another", "One", "another@old.example");
            bed.employee("en").signInAs("zhangsan");
            assertThat(bed.account("acme.zhangsan").getFirstName()).isEqualTo("张三");
            assertThat(bed.account("acme.zhangsan").getEmail()).isEqualTo("zhangsan@acme.example");
        }
    }

    @Test
    void groupOfTheDirectory_isNotLeft(TestBed bed) throws LDAPSDKException {
        changes.mapper("wecom-department-group-mapper", Map.of("syncMode", "INHERIT"));
        try (CompanyLdap ldap = new CompanyLdap(bed, "READ_ONLY")) {
            ldap.add("zhangsan", "Sam", "Zhang", "sam@old.example");
            ldap.addGroup("Marketing", "zhangsan");
            GroupRepresentation marketing =
                    bed.realm().groups().groups("Marketing", 0, 1).get(0);
            changes.undo(() -> bed.realm().groups().group(marketing.getId()).remove());
            marketing.setAttributes(Map.of("wecom.departmentId", List.of("4")));
            bed.realm().groups().group(marketing.getId()).update(marketing);
            linkAtFirstLogin(bed, "zhangsan");
            // What Keycloak keeps is left all the same, whichever comes first.
            String account = bed.account("zhangsan").getId();
            for (String department : List.of("5", "6", "7", "8")) {
                bed.realm().users().get(account).joinGroup(changes.group("Department " + department, department));
            }
            bed.employee("en").signInAs("zhangsan");
            assertThat(groupsOf(bed, bed.account("zhangsan"))).containsExactly(marketing.getId());
            assertThat(bed.log().text()).containsOnlyOnce("refuses to leave group");
        }
    }

    @ParameterizedTest
    @CsvSource({"READ_ONLY, true", "WRITABLE, false"})
    void mailThatCannotBeKept_isNotAskedFor(String editMode, boolean imported, TestBed bed) throws LDAPSDKException {
        bed.changeProvider("inAppScope", "when-missing");
        try (CompanyLdap ldap = new CompanyLdap(bed, editMode, imported)) {
            ldap.add("zhangsan", "Sam", "Zhang", "sam@old.example");
            linkAtFirstLogin(bed, "zhangsan");
            Employee inside = bed.employee(new Browser.NewContextOptions()
                            .setUserAgent("Mozilla/5.0 Mobile wxwork/4.1.22 MicroMessenger/7.0.1"))
                    .withWecomOf("zhangsan")
                    .forgetPages();
            inside.openApplicationWithHint();
            inside.seesApplication();
            assertThat(inside.pagesSeen()).containsExactly(bed.application().url() + "/");
        }
    }

    /** Keycloak's own user profile demands names, and shows a form to fill them in. */
    @Test
    void reviewForm_showsTheNamesOfTheDirectory(TestBed bed) throws LDAPSDKException {
        changes.userProfile().keycloaksUserProfile();
        changes.flows().firstLogin("first broker login");
        try (CompanyLdap ldap = new CompanyLdap(bed, "READ_ONLY", true)) {
            ldap.add("zhangsan", "Sam", "Zhang", "sam@old.example");
            Employee person = bed.employee("en").openApplication().chooseWecom().scanAs("zhangsan");
            assertThat(person.firstLogin().value("firstName")).isEqualTo("Sam");
            assertThat(person.firstLogin().value("lastName")).isEqualTo("Zhang");
            person.firstLogin().enter("email", "sam@old.example");
            person.firstLogin().submitProfile();
            person.firstLogin().linkAccount().click();
            person.loginPage().prove(CompanyLdap.PASSWORD);
            person.seesApplication();
            assertThat(bed.account("zhangsan").getFirstName()).isEqualTo("Sam");
        }
    }

    private void template(String template) {
        changes.mapper("wecom-username-template-mapper", Map.of("syncMode", "INHERIT", "template", template));
    }

    private static Map<String, String> mapped(String field, String attribute) {
        return Map.of("wecomField", field, "userAttribute", attribute, "syncMode", "INHERIT");
    }

    private static void linkAtFirstLogin(TestBed bed, String userid) {
        Employee person = bed.employee("en").openApplication().chooseWecom().scanAs(userid);
        person.firstLogin().linkAccount().click();
        person.loginPage().prove(CompanyLdap.PASSWORD);
        person.seesApplication();
    }

    private static List<String> groupsOf(TestBed bed, UserRepresentation account) {
        return bed.realm().users().get(account.getId()).groups().stream()
                .map(GroupRepresentation::getId)
                .toList();
    }
}
