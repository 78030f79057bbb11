package io.github.keycloakwecom.standin;

import static io.github.keycloakwecom.standin.Client.errcode;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Code to identity, ticket to detail (docs/wecom-protocol.md#identity, docs/wecom-protocol.md#consent). */
class IdentityTest extends StandInFixture {
    @Test
    void webLoginNamesTheMemberOnceAndGivesNoTicket() {
        String code = client.webCode("lin.mei");

        JsonNode identity = client.identify(code);

        assertThat(errcode(identity)).isZero();
        assertThat(identity.path("userid").asText()).isEqualTo("lin.mei");
        assertThat(identity.has("user_ticket")).isFalse();
        assertThat(errcode(client.identify(code))).as("used").isEqualTo(40029);
        assertThat(errcode(client.identify("invented"))).isEqualTo(40029);
        assertThat(errcode(client.identify(""))).isEqualTo(41008);
    }

    @Test
    void codesLiveFiveMinutes() {
        String early = client.webCode("li");
        String late = client.webCode("li");
        standIn.clock().advance(Duration.ofSeconds(299));
        assertThat(errcode(client.identify(early))).isZero();

        standIn.clock().advance(Duration.ofSeconds(2));

        assertThat(errcode(client.identify(late))).isEqualTo(40029);
    }

    @Test
    void codesAreBoundToTheAppAndStayUnspent() {
        String code = client.webCode("li");
        App other = company.app(1000003).orElseThrow();

        JsonNode refused = client.call("auth/getuserinfo?access_token=" + client.token(other) + "&code=" + code);

        assertThat(errcode(refused)).isEqualTo(50001);
        assertThat(refused.path("errmsg").asText()).startsWith("redirect_uri unauthorized");
        assertThat(errcode(client.identify(code))).isZero();
    }

    @Test
    void codesAreBoundToTheRedirectHost() {
        String web = client.webCode("li");
        String inApp = client.code(client.inAppLink("snsapi_base", "li", ""));
        company.updateApp(
                app.agentId(), old -> old.withRedirects(Redirects.none().and("elsewhere.example")));

        assertThat(errcode(client.identify(web))).isEqualTo(50001);
        assertThat(errcode(client.identify(inApp))).isEqualTo(50001);
    }

    @Test
    void invisibleMembersAreIdentifiedButNotDescribed() {
        String token = client.token();

        assertThat(client.identify(client.webCode("hejun")).path("userid").asText())
                .isEqualTo("hejun");
        assertThat(errcode(client.call("user/get?access_token=" + token + "&userid=hejun")))
                .isEqualTo(60111);
    }

    @Test
    void strangersCustomersAndLinkedCorps() {
        JsonNode guest = client.identify(client.webCode(":guest"));
        JsonNode customer = client.identify(client.webCode(":customer"));
        JsonNode linked = client.identify(client.webCode("wwLINK0001/wang"));

        assertThat(guest.path("openid").asText()).isEqualTo("oSIM_guest_0001");
        assertThat(guest.has("userid")).isFalse();
        assertThat(guest.has("external_userid")).isFalse();
        assertThat(customer.path("external_userid").asText()).isEqualTo("wmSIM_customer_0002");
        assertThat(linked.path("userid").asText()).isEqualTo("wwLINK0001/wang");
    }

    @Test
    void legacyPathSpellsDifferently() {
        String api = "user/getuserinfo?access_token=" + client.token() + "&code=";
        JsonNode member = client.call(api + client.code(client.inAppLink("snsapi_base", "li", "")));
        JsonNode guest = client.call(api + client.webCode(":guest"));
        JsonNode asked = client.call(
                api + client.code(client.inAppLink("snsapi_privateinfo", "li", "&agentid=1000002&consent=agree")));

        assertThat(member.path("UserId").asText()).isEqualTo("li");
        assertThat(member.has("userid")).isFalse();
        assertThat(member.path("DeviceId").asText()).isNotEmpty();
        assertThat(guest.path("OpenId").asText()).isEqualTo("oSIM_guest_0001");
        assertThat(asked.path("user_ticket").asText()).isNotEmpty();
        assertThat(asked.path("expires_in").asInt()).isEqualTo(1800);
    }

    @Test
    void consentYieldsATicketForTheTickedFields() {
        company.updateApp(
                app.agentId(), old -> old.withSensitiveFields(Set.of(SensitiveField.EMAIL, SensitiveField.AVATAR)));
        JsonNode detail = client.post(
                "auth/getuserdetail?access_token=" + client.token(), "{\"user_ticket\":\"" + ticket("lin.mei") + "\"}");

        assertThat(detail.path("userid").asText()).isEqualTo("lin.mei");
        assertThat(detail.path("email").asText()).isEqualTo("lin.mei@example.org");
        assertThat(detail.path("avatar").asText()).startsWith(standIn.url() + "/standin/avatar/lin.mei");
        assertThat(detail.path("gender").asText()).isEqualTo("0");
        assertThat(detail.has("mobile")).isFalse();
        assertThat(detail.has("name")).isFalse();
        assertThat(client.get(detail.path("avatar").asText()).body()).startsWith("<svg");
    }

    @Test
    void ticketsRunOutAndCannotBeInvented() {
        String api = "auth/getuserdetail?access_token=" + client.token();
        String body = "{\"user_ticket\":\"" + ticket("li") + "\"}";
        assertThat(errcode(client.post(api, body))).isZero();
        assertThat(errcode(client.post(api.replace("auth/", "user/"), body))).isZero();
        assertThat(errcode(client.post(api, "{\"user_ticket\":\"x\"}"))).isEqualTo(84015);
        assertThat(errcode(client.call(api))).as("GET").isEqualTo(40058);

        standIn.clock().advance(Duration.ofSeconds(1801));

        assertThat(errcode(client.post(api, body))).isEqualTo(84014);
    }

    @Test
    void privateInfoWithoutAgentIdIsLoweredToSilent() {
        JsonNode identity = client.identify(client.code(client.inAppLink("snsapi_privateinfo", "li", "")));

        assertThat(identity.path("userid").asText()).isEqualTo("li");
        assertThat(identity.has("user_ticket")).isFalse();
    }

    @Test
    void legacyUserinfoScopeGivesDetailWithoutPhoneAndMail() {
        String code = client.code(client.inAppLink("snsapi_userinfo", "lin.mei", "&agentid=1000002"));
        String ticket = client.identify(code).path("user_ticket").asText();
        JsonNode detail = client.post(
                "auth/getuserdetail?access_token=" + client.token(), "{\"user_ticket\":\"" + ticket + "\"}");

        assertThat(errcode(detail)).isZero();
        assertThat(detail.path("gender").asText()).isEqualTo("0");
        assertThat(detail.has("email")).isFalse();
    }

    private String ticket(String person) {
        String link = client.inAppLink("snsapi_privateinfo", person, "&agentid=1000002&consent=agree");
        return client.identify(client.code(link)).path("user_ticket").asText();
    }
}
