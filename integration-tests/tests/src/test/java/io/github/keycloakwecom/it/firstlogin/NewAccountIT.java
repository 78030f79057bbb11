package io.github.keycloakwecom.it.firstlogin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.ExistingUser;
import io.github.keycloakwecom.it.bed.FlowChanges;
import io.github.keycloakwecom.it.bed.LoginProblems;
import io.github.keycloakwecom.it.bed.RealmChanges;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import io.github.keycloakwecom.standin.company.SampleCompany;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.userprofile.config.UPAttributePermissions;
import org.keycloak.representations.userprofile.config.UPConfig;

/** New people that the user profile of the realm does not accept, and who can correct that. */
@ExtendWith(TestBedExtension.class)
class NewAccountIT {

    private RealmChanges changes;

    @BeforeEach
    void prepareChanges(TestBed bed) {
        changes = bed.changes();
    }

    @Test
    void useridThatIsTooShort_isForTheAdministrator(TestBed bed) {
        UPConfig ours = bed.realm().users().userProfile().getConfiguration();
        changes.userProfile().keycloaksUserProfile();
        Employee li = scans(bed, SampleCompany.TWO_LETTERS);
        EventRepresentation event = LoginProblems.expect(bed, li, "account-refused", "wecom_account_refused");
        assertThat(event.getDetails()).containsEntry("wecom_hint", "username: error-invalid-length");

        bed.realm().users().userProfile().update(ours);
        li.message().scanAgain().click();
        li.scanAs(SampleCompany.TWO_LETTERS).seesApplication();
    }

    /** Two people at one screen: the first has not finished, the second scans in the same tab. */
    @Test
    void nextScanInTheSameBrowser_getsAnAccountOfItsOwn(TestBed bed) {
        changes.userProfile().keycloaksUserProfile();
        Employee first = scans(bed, SampleCompany.NO_CONTACT);
        assertThat(first.firstLogin().value("username")).isEqualTo(SampleCompany.NO_CONTACT);
        String tab = first.address().replaceAll(".*[?&]tab_id=([^&]*).*", "$1");
        String second = first.codeOf(bed.addresses().scan("zhangsan"));
        first.goTo(bed.keycloak().issuer("acme") + "/wecom/wecom/panel?client_id=sample-app&tab_id=" + tab);
        String state = first.panelAlone().data().getAttribute("data-state");
        first.goTo(bed.keycloak().issuer("acme") + "/broker/wecom/endpoint?code=" + second + "&state=" + state);
        assertThat(first.firstLogin().value("username")).isEqualTo("zhangsan");
        assertThat(bed.realm().users().count()).isZero();
    }

    @Test
    void usernameWithForbiddenCharacters_isForTheAdministrator(TestBed bed) {
        changes.mapper("wecom-username-template-mapper", Map.of("syncMode", "INHERIT", "template", "<${userid}>"));
        Employee zhangsan = scans(bed, "zhangsan");
        EventRepresentation event = LoginProblems.expect(bed, zhangsan, "account-refused", "wecom_account_refused");
        assertThat(event.getDetails().get("wecom_hint"))
                .isEqualTo("username: error-username-invalid-character")
                .doesNotContain("zhangsan");
    }

    @Test
    void requiredFieldOfAdministrators_isForTheAdministrator(TestBed bed) {
        UPConfig profile = changes.userProfile().keycloaksUserProfile();
        profile.getAttribute("email").setPermissions(new UPAttributePermissions(Set.of("admin"), Set.of("admin")));
        bed.realm().users().userProfile().update(profile);
        Employee zhangsan = scans(bed, "zhangsan");
        EventRepresentation event = LoginProblems.expect(bed, zhangsan, "account-refused", "wecom_account_refused");
        assertThat(event.getDetails()).containsEntry("wecom_hint", "email: missingEmailMessage");
    }

    @Test
    void requiredFieldOfMembers_isAskedForByKeycloak(TestBed bed) {
        changes.userProfile().keycloaksUserProfile();
        Employee aygul = scans(bed, SampleCompany.NO_CONTACT);
        aygul.firstLogin().waitForProfile();
        aygul.firstLogin().enter("email", "aygul@example.org");
        aygul.firstLogin().enter("lastName", "买买提江");
        aygul.firstLogin().submitProfile();
        aygul.seesApplication();
        assertThat(bed.account(SampleCompany.NO_CONTACT).getEmail()).isEqualTo("aygul@example.org");
        assertThat(LoginProblems.errors(bed)).isEmpty();
    }

    @Test
    void shortUserid_doesNotStopLinkingToAnExistingAccount(TestBed bed) {
        changes.company().oldApp();
        changes.flows().firstLogin(FlowChanges.FIRST_LOGIN);
        ExistingUser.withMail(bed, "li.ming", "li@acme.example", true);
        changes.userProfile().keycloaksUserProfile();
        ExistingUser.isAskedAbout(scans(bed, SampleCompany.TWO_LETTERS));
    }

    @Test
    void promptNone_getsTheErrorAtItsOwnAddress(TestBed bed) {
        changes.userProfile().keycloaksUserProfile();
        bed.changeProvider("acceptsPromptNoneForwardFromClient", "true");
        Employee li = bed.insideWecom("en", SampleCompany.TWO_LETTERS);
        li.goTo(bed.keycloak().issuer("acme")
                + "/protocol/openid-connect/auth?client_id=sample-app&response_type=code&scope=openid&prompt=none"
                + "&state=s&kc_idp_hint=" + TestBed.ALIAS
                + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&redirect_uri="
                + bed.application().redirectUri());
        li.waitForAddress("**error=login_required**");
        assertThat(bed.realm().users().count()).isZero();
    }

    private static Employee scans(TestBed bed, String userid) {
        return bed.employee("en").openApplication().chooseWecom().scanAs(userid);
    }
}
