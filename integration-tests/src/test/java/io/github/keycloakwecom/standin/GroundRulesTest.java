package io.github.keycloakwecom.standin;

import static io.github.keycloakwecom.standin.Client.errcode;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rules all calls share (docs/wecom-protocol.md#ground-rules) and the order of checks
 * (docs/wecom-protocol.md#order-of-checks).
 */
class GroundRulesTest extends StandInFixture {
    @ParameterizedTest
    @CsvSource({
        "user/get, department order is_leader_in_dept direct_leader",
        "user/list, userlist",
        "user/simplelist, userlist",
        "user/list_id, dept_user",
        "department/list, department",
        "department/simplelist, department_id",
        "get_api_domain_ip, ip_list"
    })
    void errorsComeWithStatus200TailAndEmptyLists(String api, String lists) {
        HttpResponse<String> raw = client.get("/cgi-bin/" + api + "?access_token=forged");
        JsonNode body = client.call(api + "?access_token=forged");

        assertThat(raw.statusCode()).isEqualTo(200);
        assertThat(raw.headers().firstValue("Content-Type")).hasValue("application/json; charset=UTF-8");
        assertThat(errcode(body)).isEqualTo(40014);
        assertThat(body.path("errmsg").asText())
                .matches("invalid access_token, hint: \\[\\d{25}], from ip: 127\\.0\\.0\\.1, "
                        + "more info at https://open\\.work\\.weixin\\.qq\\.com/devtool/query\\?e=40014");
        for (String list : lists.split(" ")) {
            assertThat(body.path(list).isArray()).as(list).isTrue();
            assertThat(body.path(list)).as(list).isEmpty();
        }
    }

    @Test
    void unknownPathIs404WithEmptyBody() {
        HttpResponse<String> response = client.get("/cgi-bin/user/nothing?access_token=" + client.token());

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void tokenCountsInTheQueryOnly() {
        String token = client.token();

        assertThat(errcode(client.call("user/get?userid=zhangsan", "Authorization", "Bearer " + token)))
                .isEqualTo(41001);
        assertThat(errcode(client.post("user/list_id", "{\"access_token\":\"" + token + "\"}")))
                .isEqualTo(41001);
    }

    @Test
    void checksComeInOrder() {
        String token = client.token();
        String sync = client.token(company.contactSync());
        company.updateApp(app.agentId(), old -> old.withCallers(Callers.from("203.0.113.7"))
                .withEnabled(false));
        company.updateApp(2000002, old -> old.withEnabled(false));

        assertThat(errcode(client.call("user/list_id?access_token=forged")))
                .as("token first")
                .isEqualTo(40014);
        assertThat(errcode(client.call("user/list_id?access_token=" + token)))
                .as("then the address")
                .isEqualTo(60020);
        company.updateApp(app.agentId(), old -> old.withCallers(Callers.fromAnywhere()));
        assertThat(errcode(client.call("user/list_id?access_token=" + token)))
                .as("then the app")
                .isEqualTo(50003);
        company.updateApp(app.agentId(), old -> old.withEnabled(true));
        assertThat(errcode(client.call("user/list_id?access_token=" + token)))
                .as("then the permission, before GET instead of POST")
                .isEqualTo(48002);
        assertThat(errcode(client.call("user/get?access_token=" + token)))
                .as("then parameters")
                .isEqualTo(40003);
        assertThat(errcode(client.call("user/get?access_token=" + token + "&userid=hejun")))
                .as("then the range")
                .isEqualTo(60111);
        assertThat(errcode(client.call("auth/getuserinfo?access_token=" + sync + "&code=x")))
                .isEqualTo(50003);
        company.updateApp(2000002, old -> old.withEnabled(true));
        assertThat(errcode(client.call("auth/getuserinfo?access_token=" + sync)))
                .isEqualTo(48002);
    }

    @Test
    void trustedAddressGateNamesTheCallerAndSparesGettoken() {
        company.updateApp(app.agentId(), old -> old.withCallers(Callers.from("203.0.113.7")));

        String token = client.token();
        JsonNode refused = client.call("user/get?access_token=" + token + "&userid=nonsense");

        assertThat(errcode(refused)).isEqualTo(60020);
        assertThat(refused.path("errmsg").asText()).contains("from ip: 127.0.0.1,");
        assertThat(errcode(client.call("auth/getuserinfo?access_token=" + token + "&code=nonsense")))
                .isEqualTo(60020);
        assertThat(errcode(client.call(
                        "user/get?access_token=" + token + "&userid=zhangsan", "X-Forwarded-For", "203.0.113.7")))
                .isZero();
    }

    @Test
    void httpsOnlyAnswersPlainHttpWith301() {
        standIn.behaviour().httpsOnly(true);

        HttpResponse<String> response = client.get("/cgi-bin/gettoken?corpid=a");

        assertThat(response.statusCode()).isEqualTo(301);
        assertThat(Client.location(response)).isEqualTo(standIn.httpsUrl() + "/cgi-bin/gettoken?corpid=a");
        assertThat(SelfSigned.get(standIn.httpsUrl() + "/cgi-bin/gettoken?corpid=a"))
                .contains("\"errcode\":41004");
    }

    @Test
    void addressLists() {
        String token = "?access_token=" + client.token();

        assertThat(client.call("get_api_domain_ip" + token).path("ip_list")).isNotEmpty();
        assertThat(client.call("getcallbackip" + token).path("ip_list")).isNotEmpty();
    }
}
