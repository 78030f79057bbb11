package io.github.keycloakwecom.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.RealmChanges;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import io.github.keycloakwecom.standin.company.Post;
import io.github.keycloakwecom.standin.company.SampleCompany;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.IdentityProviderMapperRepresentation;
import org.keycloak.representations.idm.IdentityProviderMapperTypeRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** What mappers make of a member: attributes, groups, a username. */
@Tag("smoke")
@ExtendWith(TestBedExtension.class)
class MapperIT {

    private static final String ATTRIBUTE = "wecom-user-attribute-mapper";
    private static final String GROUPS = "wecom-department-group-mapper";
    private static final String USERNAME = "wecom-username-template-mapper";

    private RealmChanges changes;

    @BeforeEach
    void showEveryAttribute(TestBed bed) {
        changes = bed.changes();
        changes.userProfile().showEveryAttribute();
    }

    @Test
    void console_showsMappersInItsLanguage(TestBed bed) throws Exception {
        Map<String, IdentityProviderMapperTypeRepresentation> types =
                bed.realm().identityProviders().get(TestBed.ALIAS).getMapperTypes();
        assertThat(types).containsKeys(ATTRIBUTE, GROUPS, USERNAME);
        assertThat(types.get(GROUPS).getName()).contains("部门").contains("departments");
        HttpRequest chinese = HttpRequest.newBuilder(URI.create(bed.keycloak().url() + "/resources/acme/admin/zh-CN"))
                .build();
        String bundle = HttpClient.newHttpClient()
                .send(chinese, HttpResponse.BodyHandlers.ofString())
                .body();
        for (String type : List.of(ATTRIBUTE, GROUPS, USERNAME)) {
            assertThat(types.get(type).getProperties()).isNotEmpty().allSatisfy(field -> assertThat(bundle)
                    .contains("\"" + field.getLabel() + "\"", "\"" + field.getHelpText() + "\""));
        }
        assertThat(bundle).contains("企业微信字段");
    }

    @Test
    void numbersListsAndCustomFields_becomeAttributes(TestBed bed) {
        attribute("status", "state", "INHERIT");
        attribute("order", "order", "INHERIT");
        attribute("direct_leader", "leaders", "INHERIT");
        attribute("extattr:工号", "badge", "INHERIT");
        changes.company().member("lin.mei", person -> person.withExtras(Map.of("工号", "B-002", "other", "x")));

        bed.employee("zh-CN").signInAs("lin.mei");
        assertThat(bed.account("lin.mei").getAttributes())
                .as("at the first login")
                .containsEntry("state", List.of("1"))
                .containsEntry("order", List.of("90", "0"))
                .containsEntry("leaders", List.of("zhangsan"))
                .containsEntry("badge", List.of("B-002"));

        changes.company().member("lin.mei", person -> person.withExtras(Map.of("工号", "B-003")));
        bed.employee("zh-CN").signInAs("lin.mei");
        assertThat(bed.account("lin.mei").getAttributes())
                .as("at the second login")
                .containsEntry("badge", List.of("B-003"));
    }

    @Test
    void fieldsAfterConsent_becomeAttributes(TestBed bed) {
        attribute("mobile", "phone", "INHERIT");
        attribute("address", "home", "INHERIT");
        changes.mapper(USERNAME, Map.of("syncMode", "INHERIT", "template", "${biz_mail | uppercase}"));
        bed.changeProvider("inAppScope", "snsapi_privateinfo");
        Employee zhangsan = bed.employee(new Browser.NewContextOptions()
                        .setUserAgent("Mozilla/5.0 Mobile wxwork/4.1.22 MicroMessenger/7.0.1"))
                .withWecomOf("zhangsan");
        zhangsan.openApplicationWithHint();
        zhangsan.consentPage().agree();
        zhangsan.seesApplication();
        assertThat(bed.account("zhangsan@acme.example").getAttributes())
                .containsEntry("phone", List.of("13900000001"))
                .containsEntry("home", List.of("模拟路 1 号"));
    }

    @Test
    void absentOrEmptyField_keepsTheValue(TestBed bed) {
        attribute("extattr:工号", "badge", "INHERIT");
        attribute("telephone", "phone", "INHERIT");
        bed.employee("en").signInAs("zhangsan");
        UserRepresentation account = bed.account("zhangsan");
        account.getAttributes().put("phone", List.of("020-123456"));
        bed.realm().users().get(account.getId()).update(account);
        changes.company().member("zhangsan", person -> person.withExtras(Map.of()));

        bed.employee("en").signInAs("zhangsan");
        assertThat(bed.account("zhangsan").getAttributes())
                .containsEntry("badge", List.of("A-001"))
                .containsEntry("phone", List.of("020-123456"));
    }

    @Test
    void importMapper_leavesAKnownAccountAsItIs(TestBed bed) {
        attribute("extattr:工号", "wecom.badge", "IMPORT");
        attribute("position", "lastName", "IMPORT");
        bed.employee("en").signInAs("zhangsan");
        changes.company().member("zhangsan", person -> person.withExtras(Map.of("工号", "A-999"))
                .withPosition("顾问"));

        bed.employee("en").signInAs("zhangsan");
        assertThat(bed.account("zhangsan").getAttributes()).containsEntry("wecom.badge", List.of("A-001"));
        assertThat(bed.account("zhangsan").getLastName()).isNotEqualTo("顾问");
    }

    @Test
    void mailFromAField_mustBeValidAndFree(TestBed bed) {
        attribute("extattr:邮箱", "email", "INHERIT");
        changes.company().member("zhangsan", person -> person.withExtras(Map.of("邮箱", "sam@acme.example")));
        bed.employee("en").signInAs("zhangsan");
        assertThat(bed.account("zhangsan").getEmail()).isEqualTo("sam@acme.example");
        assertThat(bed.account("zhangsan").isEmailVerified()).isFalse();

        bed.employee("en").signInAs("li");
        changes.company().member("li", person -> person.withExtras(Map.of("邮箱", "sam@acme.example")));
        bed.employee("en").signInAs("li");
        assertThat(bed.account("li").getEmail())
                .as("the mail of another account")
                .isNull();

        changes.company().member("zhangsan", person -> person.withExtras(Map.of("邮箱", "no mail")));
        bed.employee("en").signInAs("zhangsan");
        assertThat(bed.account("zhangsan").getEmail()).isEqualTo("sam@acme.example");
    }

    @Test
    void mapperToTheUsername_writesNothing(TestBed bed) {
        attribute("alias", "username", "INHERIT");
        bed.employee("en").signInAs("zhangsan");
        bed.employee("en").signInAs("zhangsan");
        assertThat(bed.account("zhangsan").getUsername()).isEqualTo("zhangsan");
        assertThat(bed.log().text()).contains("has no user attribute that may be written");
    }

    @Test
    void newDepartment_changesGroupsOfDepartmentsOnly(TestBed bed) {
        changes.mapper(GROUPS, Map.of("syncMode", "INHERIT"));
        String research = changes.group("Research", "2");
        String platform = changes.group("Platform", "3");
        String overseas = changes.group("International", "7");
        String marketing = changes.group("Marketing", "4");
        String friends = changes.group("Friends", "");
        bed.employee("en").signInAs(SampleCompany.TWO_DEPARTMENTS);
        assertThat(groupsOf(bed, SampleCompany.TWO_DEPARTMENTS))
                .as("a new account")
                .containsExactlyInAnyOrder(platform, overseas);

        String account = bed.account(SampleCompany.TWO_DEPARTMENTS).getId();
        bed.realm().users().get(account).joinGroup(friends);
        bed.realm().users().get(account).joinGroup(marketing);
        GroupRepresentation renamed = bed.realm().groups().group(research).toRepresentation();
        renamed.setName("研发中心");
        bed.realm().groups().group(research).update(renamed);
        changes.company()
                .member(
                        SampleCompany.TWO_DEPARTMENTS,
                        person -> person.withPosts(new Post(2, 0, false), new Post(7, 0, false)));

        bed.employee("en").signInAs(SampleCompany.TWO_DEPARTMENTS);
        assertThat(groupsOf(bed, SampleCompany.TWO_DEPARTMENTS)).containsExactlyInAnyOrder(research, overseas, friends);
    }

    @Test
    void mainDepartmentBelowAParent_isTheOnlyGroup(TestBed bed) {
        String company = changes.group("Acme", "1");
        String outside = changes.group("Platform elsewhere", "3");
        String international = changes.group("Marketing elsewhere", "4");
        String platform = changes.groupBelow(company, "Platform", "3");
        String overseas = changes.groupBelow(company, "International", "7");
        changes.mapper(GROUPS, Map.of("syncMode", "INHERIT", "departments", "main", "groupsParent", "/Acme"));
        bed.employee("en").signInAs(SampleCompany.TWO_DEPARTMENTS);
        assertThat(groupsOf(bed, SampleCompany.TWO_DEPARTMENTS)).containsExactly(platform);

        String account = bed.account(SampleCompany.TWO_DEPARTMENTS).getId();
        for (String group : List.of(outside, international, overseas, company)) {
            bed.realm().users().get(account).joinGroup(group);
        }
        bed.employee("en").signInAs(SampleCompany.TWO_DEPARTMENTS);
        assertThat(groupsOf(bed, SampleCompany.TWO_DEPARTMENTS))
                .containsExactlyInAnyOrder(platform, outside, international, company);
    }

    @Test
    void missingParentOrUnknownMember_changesNoGroup(TestBed bed) {
        String platform = changes.group("Platform", "3");
        String marketing = changes.group("Marketing", "4");
        changes.mapper(GROUPS, Map.of("syncMode", "INHERIT", "groupsParent", "/Gone"));
        bed.employee("en").signInAs(SampleCompany.TWO_DEPARTMENTS);
        assertThat(groupsOf(bed, SampleCompany.TWO_DEPARTMENTS)).isEmpty();
        assertThat(bed.log().text()).contains("there is no group '/Gone'");

        changes.mapper(GROUPS, Map.of("syncMode", "INHERIT"));
        bed.realm()
                .users()
                .get(bed.account(SampleCompany.TWO_DEPARTMENTS).getId())
                .joinGroup(marketing);
        bed.changeProvider("verifyMembership", "false");
        bed.employee("en").signInAs(SampleCompany.TWO_DEPARTMENTS);
        assertThat(groupsOf(bed, SampleCompany.TWO_DEPARTMENTS))
                .containsExactly(marketing)
                .doesNotContain(platform);
    }

    @Test
    void usernameTemplate_namesNewAccountsOnly(TestBed bed) {
        String template =
                changes.mapper(USERNAME, Map.of("syncMode", "INHERIT", "template", "acme.${userid | lowercase}"));
        bed.employee("en").signInAs(SampleCompany.CAPITALS);
        assertThat(bed.account("acme.chenjing").getAttributes())
                .containsEntry("wecom.userid", List.of(SampleCompany.CAPITALS));

        IdentityProviderMapperRepresentation mapper =
                bed.realm().identityProviders().get(TestBed.ALIAS).getMapperById(template);
        mapper.getConfig().put("template", "other.${userid}");
        bed.realm().identityProviders().get(TestBed.ALIAS).update(template, mapper);
        bed.employee("en").signInAs(SampleCompany.CAPITALS);
        assertThat(bed.account("acme.chenjing").getAttributes())
                .containsEntry("wecom.userid", List.of(SampleCompany.CAPITALS));
        assertThat(bed.realm().users().count()).isOne();
    }

    @Test
    void usernameTemplateWithoutItsField_usesTheUserid(TestBed bed) {
        changes.mapper(USERNAME, Map.of("syncMode", "INHERIT", "template", "${biz_mail | localpart}"));
        bed.employee("en").signInAs("wangfang");
        assertThat(bed.account("wangfang").getUsername()).isEqualTo("wangfang");
    }

    private void attribute(String field, String attribute, String syncMode) {
        changes.mapper(ATTRIBUTE, Map.of("wecomField", field, "userAttribute", attribute, "syncMode", syncMode));
    }

    private static List<String> groupsOf(TestBed bed, String username) {
        return bed.realm().users().get(bed.account(username).getId()).groups().stream()
                .map(GroupRepresentation::getId)
                .toList();
    }
}
