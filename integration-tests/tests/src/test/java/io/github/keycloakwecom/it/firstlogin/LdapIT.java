package io.github.keycloakwecom.it.firstlogin;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.util.LDAPSDKException;
import io.github.keycloakwecom.it.bed.CompanyLdap;
import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.LoginProblems;
import io.github.keycloakwecom.it.bed.RealmChanges;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** People who are in the company's LDAP already: they keep their account, and what LDAP keeps stays LDAP's. */
@ExtendWith(TestBedExtension.class)
class LdapIT {

    @ParameterizedTest
    @CsvSource({"READ_ONLY, Mei, Mei, false", "UNSYNCED, 林梅, Mei, true", "WRITABLE, 林梅, 林梅, true"})
    void firstScan_asksAndTheSecondDoesNot(
            String editMode, String nameInKeycloak, String nameInLdap, boolean attributes, TestBed bed)
            throws LDAPSDKException {
        try (CompanyLdap ldap = new CompanyLdap(bed, editMode)) {
            ldap.add("lin.mei", "Mei", "Lin", "Lin.Mei@acme.example");
            Employee linMei = bed.employee("en");
            linMei.openScanPage();
            linMei.scanAs("lin.mei");
            linMei.firstLogin().linkAccount().click();
            linMei.loginPage().prove(CompanyLdap.PASSWORD);
            linMei.seesApplication();

            bed.employee("en").signInAs("lin.mei");

            UserRepresentation account = bed.account("lin.mei");
            assertThat(account.getFederationLink()).isNotBlank();
            assertThat(account.getFirstName()).isEqualTo(nameInKeycloak);
            assertThat(account.getEmail()).isEqualTo("lin.mei@acme.example");
            assertThat(ldap.value("lin.mei", "cn")).isEqualTo(nameInLdap);
            assertThat(account.getAttributes().containsKey("wecom.userid")).isEqualTo(attributes);
            assertThat(bed.realm().users().get(account.getId()).getFederatedIdentity())
                    .singleElement()
                    .satisfies(identity -> assertThat(identity.getUserId()).isEqualTo("lin.mei"));
            assertThat(bed.realm().users().count()).isOne();
            assertThat(LoginProblems.errors(bed)).isEmpty();
        }
    }

    @Test
    void wrongPasswordOfTheDirectory_linksNoAccount(TestBed bed) throws LDAPSDKException {
        try (CompanyLdap ldap = new CompanyLdap(bed, "READ_ONLY")) {
            ldap.add("lin.mei", "Mei", "Lin", "lin.mei@acme.example");
            Employee linMei = bed.employee("en");
            linMei.openScanPage();
            linMei.scanAs("lin.mei");
            linMei.firstLogin().linkAccount().click();
            linMei.loginPage().prove("wrong");
            linMei.waitForText("Invalid");
            String id = bed.account("lin.mei").getId();
            assertThat(bed.realm().users().get(id).getFederatedIdentity()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"READ_ONLY", "WRITABLE"})
    void signedInPerson_linksTheAccount(String editMode, TestBed bed) throws LDAPSDKException {
        try (CompanyLdap ldap = new CompanyLdap(bed, editMode)) {
            ldap.add("mei", "Mei", "Lin", "mei@acme.example");
            AccountLinkingIT.startLinking(bed, "mei", CompanyLdap.PASSWORD).scanAs("lin.mei");
            bed.employees().get(0).waitForAddress("**kc_action_status=success**");
            assertThat(ldap.value("mei", "cn")).isEqualTo(editMode.equals("WRITABLE") ? "林梅" : "Mei");
        }
    }

    @Test
    void mappers_writeWhatTheDirectoryLeavesToKeycloak(TestBed bed) throws LDAPSDKException {
        try (CompanyLdap ldap = new CompanyLdap(bed, "READ_ONLY");
                RealmChanges changes = new RealmChanges(bed)) {
            ldap.add("lin.mei", "Mei", "Lin", "lin.mei@acme.example");
            String group = changes.group("Platform", "3");
            changes.mapper("wecom-department-group-mapper", Map.of("syncMode", "FORCE"));
            changes.mapper(
                    "wecom-user-attribute-mapper",
                    Map.of("syncMode", "FORCE", "wecomField", "position", "userAttribute", "job"));
            Employee linMei = bed.employee("en");
            linMei.openScanPage();
            linMei.scanAs("lin.mei");
            linMei.firstLogin().linkAccount().click();
            linMei.loginPage().prove(CompanyLdap.PASSWORD);
            linMei.seesApplication();
            String id = bed.account("lin.mei").getId();
            assertThat(bed.realm().users().get(id).groups().stream().map(GroupRepresentation::getId))
                    .containsExactly(group);
        }
    }
}
