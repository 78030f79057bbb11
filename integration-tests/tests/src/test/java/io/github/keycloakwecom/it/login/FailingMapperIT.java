package io.github.keycloakwecom.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.util.LDAPSDKException;
import io.github.keycloakwecom.it.bed.CompanyLdap;
import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.LoginProblems;
import io.github.keycloakwecom.it.bed.RealmChanges;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import io.github.keycloakwecom.standin.company.SampleCompany;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;

/** A fault in the middle of what a login writes. */
@ExtendWith(TestBedExtension.class)
class FailingMapperIT {

    /**
     * Keycloak's own mapper to an attribute fails on an account that a directory keeps, after the identity has been
     * updated.
     */
    @Test
    void failingMapper_leavesNothingOfTheLogin(TestBed bed) throws LDAPSDKException {
        try (CompanyLdap ldap = new CompanyLdap(bed, "READ_ONLY");
                RealmChanges changes = new RealmChanges(bed)) {
            ldap.add("chenjing", "Jing", "Chen", "jing@old.example");
            UserResource account = bed.realm()
                    .users()
                    .get(bed.realm().users().search("chenjing", true).get(0).getId());
            FederatedIdentityRepresentation identity = new FederatedIdentityRepresentation();
            identity.setUserId("chenjing");
            identity.setUserName("as it was");
            account.addFederatedIdentity(TestBed.ALIAS, identity).close();
            changes.mapper(
                    "hardcoded-attribute-idp-mapper",
                    Map.of("syncMode", "FORCE", "attribute", "team", "attribute.value", "blue"));

            Employee chenJing =
                    bed.employee("en").openApplication().chooseWecom().scanAs(SampleCompany.CAPITALS);

            LoginProblems.expectPage(bed, chenJing, "unexpected", "wecom_unexpected_error");
            assertThat(account.getFederatedIdentity())
                    .extracting(FederatedIdentityRepresentation::getUserName)
                    .isEqualTo(List.of("as it was"));
            // The fault is in the log, with where it happened.
            bed.log().assertSaysNothingOf(TestBedExtension.secrets(bed));
            bed.log().startHere();
        }
    }
}
