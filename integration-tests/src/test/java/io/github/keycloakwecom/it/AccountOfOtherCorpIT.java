package io.github.keycloakwecom.it;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** A provider that was changed to another company leads nobody to the accounts of the company before. */
@ExtendWith(TestBedExtension.class)
class AccountOfOtherCorpIT {

    private static final String CORP_ID = "wecom.corpid";

    private RealmChanges changes;

    @BeforeEach
    void showEveryAttribute(TestBed bed) {
        changes = new RealmChanges(bed);
        changes.showEveryAttribute();
    }

    @AfterEach
    void takeEverythingBack() {
        changes.close();
    }

    @Test
    void itIsRefusedUntilTheAdministratorSaysThatItIsTheSamePerson(TestBed bed, @TempDir Path folder) throws Exception {
        bed.employee("en").signInAs("zhangsan");
        UserRepresentation account = bed.account("zhangsan");
        account.getAttributes().put(CORP_ID, List.of("wwBEFORE000000001"));
        bed.realm().users().get(account.getId()).update(account);

        Employee zhangsan = bed.employee("en").openApplication().chooseWecom().scanAs("zhangsan");
        EventRepresentation event =
                LoginProblems.expectPage(bed, zhangsan, "account-of-other-corp", "wecom_account_of_other_corp");
        assertThat(event.getUserId()).isEqualTo(account.getId());
        assertThat(bed.account("zhangsan").getAttributes()).containsEntry(CORP_ID, List.of("wwBEFORE000000001"));

        // As docs/configuration.md says it.
        Kcadm.Output output = Kcadm.loggedIn(bed, folder)
                .type(
                        "$KCADM update users/$ID -r acme -s 'attributes.\"wecom.corpid\"=[]'",
                        Map.of("ID", account.getId()));
        assertThat(output.exit()).as(output.text()).isZero();
        assertThat(bed.account("zhangsan").getAttributes())
                .doesNotContainKey(CORP_ID)
                .containsKey("wecom.userid");
        zhangsan.page().click("#wecom-scan-again");
        zhangsan.scanAs("zhangsan").seesApplication();
        assertThat(bed.account("zhangsan").getAttributes())
                .containsEntry(CORP_ID, List.of(bed.wecom().company().corpId()));
    }

    @Test
    void onePersonOfTwoCompaniesKeepsBothWays(TestBed bed) throws IOException {
        PrivateEdition edition = new PrivateEdition(bed);
        try {
            ExistingUser person = ExistingUser.create(bed, "zhangsan").linkedTo(PrivateEdition.ALIAS, "zhangsan");
            person.linkedTo(TestBed.ALIAS, "zhangsan");
            for (int login = 0; login < 2; login++) {
                bed.employee("en").signInAs("zhangsan");
                Employee there = bed.employee("en").openApplication();
                there.page().click("#social-" + PrivateEdition.ALIAS);
                there.scanAs("zhangsan").seesApplication();
                assertThat(bed.account("zhangsan").getAttributes())
                        .containsEntry(CORP_ID, List.of(PrivateEdition.CORP_ID));
            }
            assertThat(LoginProblems.errors(bed)).isEmpty();
        } finally {
            edition.close();
        }
    }

    /** Who proves that the account is theirs is of this company from then on, also where logins write nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"FORCE", "IMPORT"})
    void whoProvesThatTheAccountIsTheirsTakesItAlong(String syncMode, TestBed bed) {
        bed.changeProvider("syncMode", syncMode);
        changes.firstLogin(RealmChanges.FIRST_LOGIN);
        ExistingUser.create(bed, "zhangsan", account -> account.singleAttribute(CORP_ID, "wwBEFORE000000001"));
        Employee zhangsan = bed.employee("en").openApplication().chooseWecom().scanAs("zhangsan");
        ExistingUser.confirmsAndProves(zhangsan);

        bed.employee("en").signInAs("zhangsan");
        assertThat(bed.account("zhangsan").getAttributes())
                .containsEntry(CORP_ID, List.of(bed.wecom().company().corpId()));
    }
}
