package io.github.keycloakwecom.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import io.github.keycloakwecom.standin.company.Post;
import io.github.keycloakwecom.standin.company.SampleCompany;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** A browser on a desk: login page, scan, application. */
@Tag("smoke")
@ExtendWith(TestBedExtension.class)
class DesktopLoginIT {

    @Test
    void firstLogin_createsTheAccount(TestBed bed) {
        Employee zhangsan = bed.employee("zh-CN");
        zhangsan.openApplication();
        zhangsan.chooseWecom();
        zhangsan.scanAs("zhangsan");
        zhangsan.seesApplication();

        assertThat(zhangsan.claim("name")).isEqualTo("张三");
        assertThat(zhangsan.claim("preferred_username")).isEqualTo("zhangsan");
        assertThat(zhangsan.claim("wecom_userid")).isEqualTo("zhangsan");

        UserRepresentation account = bed.account("zhangsan");
        assertThat(account.getFirstName()).isEqualTo("张三");
        assertThat(account.getLastName()).isNull();
        assertThat(account.getEmail())
                .as("WeCom shows no mail to an app this young")
                .isNull();
        assertThat(account.getAttributes())
                .containsEntry("wecom.userid", List.of("zhangsan"))
                .containsEntry("wecom.corpid", List.of("wwSIM0000000001"))
                .containsEntry("wecom.name", List.of("张三"))
                .containsEntry("wecom.alias", List.of("Sam Zhang"))
                .containsEntry("wecom.position", List.of("研发总监"))
                .containsEntry("wecom.department", List.of("2"))
                .containsEntry("wecom.leaderOf", List.of("2"))
                .doesNotContainKeys("wecom.mobile", "wecom.avatar");
        assertThat(bed.realm().users().get(account.getId()).getFederatedIdentity())
                .singleElement()
                .satisfies(identity -> {
                    assertThat(identity.getIdentityProvider()).isEqualTo("wecom");
                    assertThat(identity.getUserId()).isEqualTo("zhangsan");
                });
        assertThat(types(bed))
                .contains("REGISTER", "LOGIN")
                .doesNotContain("IDENTITY_PROVIDER_LOGIN_ERROR", "LOGIN_ERROR");
    }

    @Test
    void secondLogin_findsTheAccountWithTwoCalls(TestBed bed) {
        bed.employee("en").signInAs("zhangsan");
        String id = bed.account("zhangsan").getId();
        bed.realm().clearEvents();
        bed.wecom().calls().clear();

        Employee again = bed.employee("en");
        again.signInAs("zhangsan");

        assertThat(bed.account("zhangsan").getId()).isEqualTo(id);
        assertThat(again.claim("sub")).isEqualTo(id);
        assertThat(bed.realm().users().count()).isOne();
        assertThat(types(bed)).contains("LOGIN").doesNotContain("REGISTER");
        EventRepresentation login = bed.events().stream()
                .filter(event -> "LOGIN".equals(event.getType()))
                .findFirst()
                .orElseThrow();
        assertThat(login.getUserId()).isEqualTo(id);
        assertThat(login.getDetails()).containsEntry("identity_provider", "wecom");
        assertThat(bed.wecom().calls().count("auth/getuserinfo")).isOne();
        assertThat(bed.wecom().calls().count("user/get")).isOne();
        assertThat(bed.wecom().calls().count("gettoken")).isZero();
    }

    @Test
    void useridInOtherCapitals_isTheSamePerson(TestBed bed) {
        bed.employee("en").signInAs("zhangsan");
        bed.wecom().company().updateMember("zhangsan", person -> person.withUserid("ZhangSan"));
        bed.changes()
                .undo(() -> bed.wecom().company().updateMember("ZhangSan", person -> person.withUserid("zhangsan")));
        bed.employee("en").signInAs("ZhangSan");
        assertThat(bed.realm().users().count()).isOne();
        assertThat(bed.account("zhangsan").getAttributes()).containsEntry("wecom.userid", List.of("ZhangSan"));
    }

    @Test
    void changedFields_areWrittenAndWithheldFieldsStay(TestBed bed) {
        bed.employee("en").signInAs("lin.mei");
        UserRepresentation account = bed.account("lin.mei");
        account.setEmail("lin.mei@acme.example");
        account.getAttributes().put("wecom.mobile", List.of("13900000002"));
        bed.realm().users().get(account.getId()).update(account);
        bed.changes().company().member("lin.mei", person -> person.withName("林小梅")
                .withPosition(""));
        bed.employee("en").signInAs("lin.mei");
        UserRepresentation now = bed.account("lin.mei");
        assertThat(now.getFirstName()).isEqualTo("林小梅");
        assertThat(now.getEmail()).isEqualTo("lin.mei@acme.example");
        assertThat(now.getAttributes())
                .as("withheld is not empty")
                .containsEntry("wecom.mobile", List.of("13900000002"))
                .as("sent empty is empty")
                .doesNotContainKey("wecom.position");
    }

    @Test
    void formerLeader_isNoLeaderHere(TestBed bed) {
        bed.employee("en").signInAs(SampleCompany.LEADER);
        assertThat(bed.account(SampleCompany.LEADER).getAttributes()).containsEntry("wecom.leaderOf", List.of("2"));
        bed.changes()
                .company()
                .member(SampleCompany.LEADER, person -> person.withPosts(new Post(2, 0, false), new Post(3, 0, false)));
        bed.employee("en").signInAs(SampleCompany.LEADER);
        assertThat(bed.account(SampleCompany.LEADER).getAttributes())
                .doesNotContainKey("wecom.leaderOf")
                .containsEntry("wecom.department", List.of("2", "3"));
    }

    @Test
    void mailOfAnotherAccount_isLeftOut(TestBed bed) {
        bed.employee("en").signInAs("zhangsan");
        UserRepresentation other = new UserRepresentation();
        other.setUsername("somebody");
        other.setEmail("zhangsan@acme.example");
        other.setEnabled(true);
        bed.realm().users().create(other).close();
        bed.changes().company().oldApp();
        bed.employee("en").signInAs("zhangsan");
        assertThat(bed.account("zhangsan").getEmail()).isNull();
        assertThat(bed.log().text()).contains("belongs to another user").doesNotContain("zhangsan@acme.example");
    }

    @Test
    void wrongPassword_leavesAnOpenQrCodeValid(TestBed bed) {
        Employee zhangsan = bed.employee("en");
        String scanPage = zhangsan.openScanPage();
        zhangsan.goBack();
        zhangsan.loginPage().signIn("nobody", "wrong");
        zhangsan.loginPage().wrongCredentials().waitFor();

        zhangsan.goTo(scanPage);
        zhangsan.scanAs("zhangsan");
        zhangsan.seesApplication();
    }

    private static List<String> types(TestBed bed) {
        return bed.events().stream().map(EventRepresentation::getType).toList();
    }
}
