package io.github.keycloakwecom.it.firstlogin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.ExistingUser;
import io.github.keycloakwecom.it.bed.LoginProblems;
import io.github.keycloakwecom.it.bed.RealmChanges;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import io.github.keycloakwecom.standin.company.SampleCompany;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** A person with a password session links WeCom to the account, as in the account console ({@code kc_action}). */
@ExtendWith(TestBedExtension.class)
class AccountLinkingIT {

    private String id;

    @BeforeEach
    void anAccountWithAPassword(TestBed bed) {
        UserRepresentation local = new UserRepresentation();
        local.setUsername("local");
        local.setEnabled(true);
        bed.realm().users().create(local).close();
        id = bed.account("local").getId();
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue("a-password-for-this-test");
        bed.realm().users().get(id).resetPassword(password);
    }

    @Test
    void scan_linksTheAccount(TestBed bed) {
        Employee local = startLinking(bed);
        local.scanAs("zhangsan");
        local.waitForAddress("**kc_action_status=success**");
        assertThat(bed.realm().users().get(id).getFederatedIdentity())
                .singleElement()
                .satisfies(identity -> assertThat(identity.getUserId()).isEqualTo("zhangsan"));
        assertThat(bed.realm().users().count()).isOne();
    }

    /** Linking makes no account, so the rules of the user profile for new ones do not apply. */
    @Test
    void useridThatNoUsernameMayBe_canBeLinked(TestBed bed) {
        RealmChanges changes = bed.changes();
        changes.userProfile().shortestUsername(3);
        Employee local = startLinking(bed);
        local.scanAs(SampleCompany.TWO_LETTERS);
        local.waitForAddress("**kc_action_status=success**");
    }

    /** Keycloak allows an address once. */
    @Test
    void mailOfAnotherAccount_doesNotStopLinking(TestBed bed) {
        RealmChanges changes = bed.changes();
        changes.company().oldApp();
        changes.mapper(
                "wecom-user-attribute-mapper",
                Map.of("syncMode", "INHERIT", "wecomField", "biz_mail", "userAttribute", "email"));
        ExistingUser.withMail(bed, "owner", "zhangsan@acme.example", true);
        Employee local = startLinking(bed);
        local.scanAs("zhangsan");
        local.waitForAddress("**kc_action_status=success**");
        assertThat(bed.realm().users().get(id).getFederatedIdentity()).hasSize(1);
        assertThat(bed.account("local").getEmail()).isNull();
    }

    @Test
    void linkOnlyProvider_linksTheAccount(TestBed bed) {
        bed.changeProvider(provider -> provider.setLinkOnly(true));
        Employee local = startLinking(bed);
        local.scanAs("zhangsan");
        local.waitForAddress("**kc_action_status=success**");
    }

    @Test
    void declinedScan_returnsToTheBeginning(TestBed bed) {
        Employee local = startLinking(bed);
        String state = local.address().replaceAll(".*[?&]state=([^&]+).*", "$1");
        local.goTo(bed.addresses().endpoint() + "?state=" + state);
        local.waitForAddress("**kc_action_status=cancelled**");
        assertThat(LoginProblems.errors(bed)).contains("wecom_cancelled");
        assertThat(bed.realm().users().get(id).getFederatedIdentity()).isEmpty();
    }

    @Test
    void personWithoutAccess_cannotBeLinked(TestBed bed) {
        Employee local = startLinking(bed);
        local.scanAs(":guest");
        local.waitForText("You are not a member of this company");
        assertThat(LoginProblems.errors(bed)).contains("wecom_not_a_member");
        assertThat(bed.realm().users().get(id).getFederatedIdentity()).isEmpty();
    }

    private static Employee startLinking(TestBed bed) {
        return startLinking(bed, "local", "a-password-for-this-test");
    }

    static Employee startLinking(TestBed bed, String username, String password) {
        Employee local = bed.employee("en");
        local.goTo(bed.keycloak().issuer("acme")
                + "/protocol/openid-connect/auth?client_id=sample-app&response_type=code&scope=openid&state=s"
                + "&kc_action=idp_link:" + TestBed.ALIAS
                + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&redirect_uri="
                + bed.application().redirectUri());
        local.loginPage().signIn(username, password);
        local.firstLogin().agreeToLink();
        local.waitForScanPage();
        return local;
    }
}
