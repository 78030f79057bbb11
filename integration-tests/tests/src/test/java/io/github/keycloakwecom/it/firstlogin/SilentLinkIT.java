package io.github.keycloakwecom.it.firstlogin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.bench.GitHubStandIn;
import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.ExistingUser;
import io.github.keycloakwecom.it.bed.FlowChanges;
import io.github.keycloakwecom.it.bed.RealmChanges;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import io.github.keycloakwecom.standin.company.SampleCompany;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.representations.idm.IdentityProviderRepresentation;

/** What speaks against a silent link: everything by which another person could have come to the account before. */
@ExtendWith(TestBedExtension.class)
class SilentLinkIT {

    private RealmChanges changes;

    @BeforeEach
    void theSwitchIsOn(TestBed bed) {
        changes = bed.changes();
        changes.flows().firstLogin(FlowChanges.FIRST_LOGIN);
        changes.company().oldApp();
        changes.flows().linkSilently(true);
    }

    /** People choose their names at GitHub, and Keycloak takes them over. */
    @Test
    void providerThatNamesPeople_makesTheUseridAQuestion(TestBed bed) {
        gitHub(bed, asItIs -> {});
        assertIsAsked(bed, ExistingUser.create(bed, "chenjing"), SampleCompany.CAPITALS);
    }

    @Test
    void providerForLinkingOnly_namesNoOne(TestBed bed) {
        gitHub(bed, provider -> provider.setLinkOnly(true));
        ExistingUser existing = ExistingUser.create(bed, "chenjing");
        scans(bed, SampleCompany.CAPITALS).seesApplication();
        assertThat(existing.identities()).containsExactly("wecom/chenjing");
    }

    @Test
    void accountOfAnotherProvider_isAskedAbout(TestBed bed) {
        gitHub(bed, asItIs -> {});
        ExistingUser existing =
                ExistingUser.withMail(bed, "li.ming", "li@acme.example", true).linkedTo(GitHubStandIn.ALIAS, "li-ming");
        Employee li = scans(bed, SampleCompany.COMPANY_MAIL_ONLY);
        ExistingUser.isAskedAbout(li);
        assertThat(existing.identities()).containsExactly("github/li-ming");
    }

    @Test
    void mailThatAnotherProviderMayHaveVerified_isAskedAbout(TestBed bed) {
        gitHub(bed, provider -> provider.setTrustEmail(true));
        assertIsAsked(
                bed, ExistingUser.withMail(bed, "li.ming", "li@acme.example", true), SampleCompany.COMPANY_MAIL_ONLY);
    }

    /** The account of the person who links it takes over its mail, as verified. */
    @Test
    void mailThatALinkOnlyProviderMayHaveVerified_isAskedAbout(TestBed bed) {
        gitHub(bed, provider -> {
            provider.setTrustEmail(true);
            provider.setLinkOnly(true);
        });
        assertIsAsked(
                bed, ExistingUser.withMail(bed, "li.ming", "li@acme.example", true), SampleCompany.COMPANY_MAIL_ONLY);
    }

    @Test
    void secondCompanyInTheRealm_makesTheCompanyMailAQuestion(TestBed bed) {
        changes.otherProvider(other -> other.setEnabled(true));
        assertIsAsked(
                bed, ExistingUser.withMail(bed, "li.ming", "li@acme.example", true), SampleCompany.COMPANY_MAIL_ONLY);
    }

    @Test
    void accountOfAnotherCompany_isAskedAbout(TestBed bed) {
        changes.userProfile().showEveryAttribute();
        assertIsAsked(
                bed,
                ExistingUser.create(
                        bed, "chenjing", account -> account.singleAttribute("wecom.corpid", "wwANOTHER00000001")),
                SampleCompany.CAPITALS);
    }

    @Test
    void accountOfAnotherMember_isAskedAbout(TestBed bed) {
        changes.userProfile().showEveryAttribute();
        assertIsAsked(
                bed,
                ExistingUser.create(bed, "li.ming", account -> {
                    account.setEmail("li@acme.example");
                    account.setEmailVerified(true);
                    account.singleAttribute("wecom.userid", "li.ming");
                }),
                SampleCompany.COMPANY_MAIL_ONLY);
    }

    private void gitHub(TestBed bed, Consumer<IdentityProviderRepresentation> change) {
        changes.undo(new GitHubStandIn(bed.wecom()).addTo(bed.realm(), change));
    }

    private static void assertIsAsked(TestBed bed, ExistingUser existing, String userid) {
        ExistingUser.isAskedAbout(scans(bed, userid));
        assertThat(existing.identities()).isEqualTo(List.of());
    }

    private static Employee scans(TestBed bed, String userid) {
        return bed.employee("en").openApplication().chooseWecom().scanAs(userid);
    }
}
