package io.github.keycloakwecom.it.firstlogin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.ExistingUser;
import io.github.keycloakwecom.it.bed.FlowChanges;
import io.github.keycloakwecom.it.bed.Kcadm;
import io.github.keycloakwecom.it.bed.LoginProblems;
import io.github.keycloakwecom.it.bed.PrivateEdition;
import io.github.keycloakwecom.it.bed.RealmChanges;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.admin.client.resource.IdentityProviderResource;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** A provider that was changed to another company does not lead to the accounts of the company before. */
@ExtendWith(TestBedExtension.class)
class AccountOfOtherCorpIT {

    private static final String CORP_ID = "wecom.corpid";

    private PrivateEdition edition;
    private RealmChanges changes;

    @BeforeEach
    void aSecondCompany(TestBed bed) throws IOException {
        edition = new PrivateEdition(bed);
        changes = bed.changes();
        changes.userProfile().showEveryAttribute();
    }

    @AfterEach
    void takeEverythingBack() {
        changes.close();
        edition.close();
    }

    @Test
    void changedCompany_isRefusedUntilTheAdministratorAllowsIt(TestBed bed, @TempDir Path folder) throws Exception {
        scans(bed, PrivateEdition.ALIAS).seesApplication();
        UserRepresentation account = bed.account("zhangsan");
        changesItsCompany(bed);

        Employee zhangsan = scans(bed, PrivateEdition.ALIAS);
        EventRepresentation event =
                LoginProblems.expectPage(bed, zhangsan, "account-of-other-corp", "wecom_account_of_other_corp");
        assertThat(event.getUserId()).isEqualTo(account.getId());
        assertThat(bed.account("zhangsan").getAttributes()).containsEntry(CORP_ID, List.of(PrivateEdition.CORP_ID));

        // As docs/configuration.md says it.
        Kcadm.Output output = Kcadm.loggedIn(bed, folder)
                .type(
                        "$KCADM delete users/$ID/federated-identity/wecom-gov -r acme\n"
                                + "$KCADM create users/$ID/federated-identity/wecom-gov -r acme"
                                + " -s userId=zhangsan -s userName=zhangsan\n"
                                + "$KCADM update users/$ID -r acme -s 'attributes.\"wecom.corpid\"=[]'",
                        Map.of("ID", account.getId()));
        assertThat(output.exit()).as(output.text()).isZero();
        zhangsan.message().scanAgain().click();
        zhangsan.scanAs("zhangsan").seesApplication();
        assertThat(bed.account("zhangsan").getAttributes())
                .containsEntry(CORP_ID, List.of(bed.wecom().company().corpId()));
    }

    /** What {@code wecom.corpid} says is of the last login, and of the other company. */
    @Test
    void changedCompany_isRefusedAfterALoginThroughAnotherProvider(TestBed bed) {
        ExistingUser person = ofTwoCompanies(bed);
        scans(bed, PrivateEdition.ALIAS).seesApplication();
        scans(bed, TestBed.ALIAS).seesApplication();
        changesItsCompany(bed);

        LoginProblems.expectPage(
                bed, scans(bed, PrivateEdition.ALIAS), "account-of-other-corp", "wecom_account_of_other_corp");
        scans(bed, TestBed.ALIAS).seesApplication();
        assertThat(person.identities()).containsExactlyInAnyOrder("wecom/zhangsan", "wecom-gov/zhangsan");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FORCE", "IMPORT"})
    void accountOfTwoCompanies_keepsBothLinks(String syncMode, TestBed bed) {
        bed.changeProvider("syncMode", syncMode);
        ofTwoCompanies(bed);
        for (int login = 0; login < 2; login++) {
            scans(bed, TestBed.ALIAS).seesApplication();
            scans(bed, PrivateEdition.ALIAS).seesApplication();
            assertThat(bed.account("zhangsan").getAttributes()).containsEntry(CORP_ID, List.of(PrivateEdition.CORP_ID));
        }
        assertThat(LoginProblems.errors(bed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void unlinkedCompany_leavesTheOtherLink(boolean storesTokens, TestBed bed) {
        // Keycloak then writes its own empty token to the link at every login.
        bed.changeProvider(provider -> provider.setStoreToken(storesTokens));
        ExistingUser person = ofTwoCompanies(bed);
        scans(bed, TestBed.ALIAS).seesApplication();
        scans(bed, TestBed.ALIAS).seesApplication();
        scans(bed, PrivateEdition.ALIAS).seesApplication();
        person.resource().removeFederatedIdentity(PrivateEdition.ALIAS);

        scans(bed, TestBed.ALIAS).seesApplication();
        assertThat(LoginProblems.errors(bed)).isEmpty();
    }

    /** Who proves that the account is theirs is of this company from then on, also where logins write nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"FORCE", "IMPORT"})
    void provedAccount_isTakenToTheNewCompany(String syncMode, TestBed bed) {
        bed.changeProvider("syncMode", syncMode);
        changes.flows().firstLogin(FlowChanges.FIRST_LOGIN);
        ExistingUser.create(bed, "zhangsan", account -> account.singleAttribute(CORP_ID, "wwBEFORE000000001"));
        Employee zhangsan = bed.employee("en").openApplication().chooseWecom().scanAs("zhangsan");
        ExistingUser.confirmsAndProves(zhangsan);

        bed.employee("en").signInAs("zhangsan");
        assertThat(bed.account("zhangsan").getAttributes())
                .containsEntry(CORP_ID, List.of(bed.wecom().company().corpId()));
    }

    private static ExistingUser ofTwoCompanies(TestBed bed) {
        return ExistingUser.create(bed, "zhangsan")
                .linkedTo(PrivateEdition.ALIAS, "zhangsan")
                .linkedTo(TestBed.ALIAS, "zhangsan");
    }

    /** The administrator gives the second provider the first company's settings. */
    private static void changesItsCompany(TestBed bed) {
        IdentityProviderResource provider = bed.realm().identityProviders().get(PrivateEdition.ALIAS);
        IdentityProviderRepresentation now = provider.toRepresentation();
        now.getConfig().putAll(bed.providerSettings());
        now.getConfig().put("identityApi", "auth");
        provider.update(now);
    }

    private static Employee scans(TestBed bed, String alias) {
        Employee employee = bed.employee("en").openApplication();
        employee.loginPage().choose(alias);
        return employee.scanAs("zhangsan");
    }
}
