package io.github.keycloakwecom.standin;

import static io.github.keycloakwecom.standin.Client.errcode;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Members and departments (docs/wecom-protocol.md#member, docs/wecom-protocol.md#address-book). */
class AddressBookTest extends StandInFixture {
    private JsonNode user(String userid) {
        return client.call("user/get?access_token=" + client.token() + "&userid=" + Client.encode(userid));
    }

    @Test
    void memberWithoutSensitiveFieldsForARecentApp() {
        JsonNode member = user("LIN.MEI");

        assertThat(member.path("userid").asText()).isEqualTo("lin.mei");
        assertThat(member.path("name").asText()).isEqualTo("林梅");
        assertThat(member.path("department").toString()).isEqualTo("[3,7]");
        assertThat(member.path("order").toString()).isEqualTo("[90,0]");
        assertThat(member.path("is_leader_in_dept").toString()).isEqualTo("[1,0]");
        assertThat(member.path("direct_leader").toString()).isEqualTo("[\"zhangsan\"]");
        assertThat(member.path("main_department").asInt()).isEqualTo(3);
        assertThat(member.path("status").asInt()).isEqualTo(1);
        for (SensitiveField field : SensitiveField.values()) {
            assertThat(member.has(field.wireName())).as(field.wireName()).isFalse();
        }
    }

    @Test
    void creationDateDecidesOnSensitiveFields() {
        Instant cut = App.SENSITIVE_FIELDS_WITHHELD_SINCE;
        company.updateApp(app.agentId(), old -> old.withCreatedAt(cut));
        assertThat(user("lin.mei").has("email")).isFalse();

        company.updateApp(app.agentId(), old -> old.withCreatedAt(cut.minusMillis(1)));

        JsonNode member = user("lin.mei");
        assertThat(member.path("email").asText()).isEqualTo("lin.mei@example.org");
        assertThat(member.path("biz_mail").asText()).isEqualTo("lin.mei@acme.example");
        assertThat(member.path("mobile").asText()).isEqualTo("13900000002");
        assertThat(member.path("gender").asText()).isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource({"sunli,2", "zhoujie,4", "wuqiang,5"})
    void statusIsTold(String userid, int status) {
        assertThat(user(userid).path("status").asInt()).isEqualTo(status);
    }

    @Test
    void theRangeHidesDepartmentsAndLeaders() {
        company.updateApp(app.agentId(), old -> old.withRange(Range.ofDepartments(7)));

        JsonNode member = user("lin.mei");

        assertThat(member.path("department").toString()).isEqualTo("[7]");
        assertThat(member.path("order").toString()).isEqualTo("[0]");
        assertThat(member.has("main_department")).isFalse();
        assertThat(member.path("direct_leader")).isEmpty();
        assertThat(errcode(user("zhangsan"))).isEqualTo(60111);
        company.updateApp(app.agentId(), old -> old.withRange(old.range().andMembers("zhangsan")));
        assertThat(errcode(user("zhangsan"))).isZero();
    }

    @Test
    void changesOfTheCompanyAreSeenAtOnce() {
        assertThat(errcode(user("newcomer"))).isEqualTo(60111);
        company.addMember(Person.of("newcomer", "新人", 2));
        assertThat(user("newcomer").path("name").asText()).isEqualTo("新人");
        company.updateMember("newcomer", person -> person.withUserid("renamed"));
        assertThat(errcode(user("newcomer"))).isEqualTo(60111);
        assertThat(errcode(user("renamed"))).isZero();
        company.removeMember("RENAMED");
        assertThat(errcode(user("renamed"))).isEqualTo(60111);
    }

    @Test
    void departmentsOfTheRangeWithAnInvisibleParent() {
        String token = client.token();
        JsonNode all = client.call("department/list?access_token=" + token);
        JsonNode research = client.call("department/list?access_token=" + token + "&id=2");
        JsonNode ids = client.call("department/simplelist?access_token=" + token + "&id=2");
        JsonNode one = client.call("department/get?access_token=" + token + "&id=3");

        assertThat(all.path("department").findValuesAsText("id")).containsExactly("2", "3", "4", "5", "6", "7", "8");
        assertThat(all.path("department").get(0).path("parentid").asInt()).isEqualTo(1);
        assertThat(research.path("department").findValuesAsText("id")).containsExactly("2", "3", "6");
        assertThat(ids.path("department_id").findValuesAsText("parentid")).containsExactly("1", "2", "2");
        assertThat(ids.path("department_id").get(0).has("name")).isFalse();
        assertThat(one.path("department").path("name").asText()).isEqualTo("平台组");
        assertThat(one.path("department").path("department_leader").toString()).isEqualTo("[\"lin.mei\"]");
    }

    @ParameterizedTest
    @CsvSource({
        "department/get?id=77, 60003",
        "department/get?id=9, 60011",
        "department/list?id=x, 60123",
        "user/list?x=1, 60127",
        "user/simplelist?department_id=x, 60123",
        "user/simplelist?department_id=9, 60011"
    })
    void departmentErrors(String api, int errcode) {
        assertThat(errcode(client.call(api + "&access_token=" + client.token())))
                .isEqualTo(errcode);
    }

    @Test
    void listsHoldDirectMembersOnly() {
        String token = client.token();
        JsonNode brief = client.call("user/simplelist?access_token=" + token + "&department_id=2&fetch_child=1");
        JsonNode full = client.call("user/list?access_token=" + token + "&department_id=2");

        assertThat(brief.path("userlist").findValuesAsText("userid")).containsExactlyInAnyOrder("zhangsan", "aygul");
        assertThat(brief.path("userlist").get(0).has("status")).isFalse();
        assertThat(full.path("userlist").findValuesAsText("position")).contains("研发总监");
    }

    @Test
    void contactSyncListsIdsInPages() {
        String api = "user/list_id?access_token=" + client.token(company.contactSync());
        List<String> rows = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        do {
            JsonNode page = client.post(api, "{\"cursor\":\"" + cursor + "\",\"limit\":10}");
            assertThat(page.path("dept_user").size()).isBetween(1, 10);
            page.path("dept_user").forEach(row -> rows.add(row.toString()));
            cursor = page.path("next_cursor").asText();
            pages++;
        } while (!cursor.isEmpty());

        int posts = company.members().stream()
                .mapToInt(person -> person.posts().size())
                .sum();
        assertThat(rows).hasSize(posts).doesNotHaveDuplicates();
        assertThat(pages).isEqualTo((posts + 9) / 10);
        assertThat(rows)
                .contains("{\"userid\":\"lin.mei\",\"department\":7}", "{\"userid\":\"hejun\",\"department\":9}");
        assertThat(client.post(api, "{broken").path("errmsg").asText()).startsWith("Warning: wrong json format");
        assertThat(errcode(client.call(api))).as("GET").isEqualTo(40058);
    }

    @Test
    void contactSyncFromANewAddressReadsIdsOnly() {
        company.updateApp(2000002, old -> old.withIdsOnly(true));
        String token = client.token(company.contactSync());

        for (String api : List.of("user/get", "user/list", "user/simplelist", "department/list", "department/get")) {
            assertThat(errcode(client.call(api + "?access_token=" + token)))
                    .as(api)
                    .isEqualTo(48009);
        }
        assertThat(errcode(client.call("department/simplelist?access_token=" + token)))
                .isZero();
        assertThat(errcode(client.post("user/list_id?access_token=" + token, "{}")))
                .isZero();
    }

    @Test
    void anAppReadsItsOwnSettingsOnly() {
        String api = "agent/get?access_token=" + client.token() + "&agentid=";
        JsonNode agent = client.call(api + app.agentId());

        assertThat(agent.path("name").asText()).isEqualTo("Acme 登录");
        assertThat(agent.path("redirect_domain").asText()).isEqualTo("localhost:8080");
        assertThat(agent.path("allow_partys").path("partyid").toString()).isEqualTo("[2,4,5,7,8]");
        assertThat(agent.path("allow_userinfos").path("user").isArray()).isTrue();
        assertThat(agent.path("close").asInt()).isZero();
        assertThat(errcode(client.call(api + "1000003"))).isEqualTo(301002);
        assertThat(errcode(client.call(api + "x"))).isEqualTo(40056);
    }
}
