package io.github.keycloakwecom.standin;

import static io.github.keycloakwecom.standin.Client.errcode;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** gettoken and the life of tokens (docs/wecom-protocol.md#token). */
class TokenTest extends StandInFixture {
    private int use(String token) {
        return errcode(client.call("department/simplelist?access_token=" + token));
    }

    @Test
    void sameTokenWhileItLives() {
        JsonNode first = client.grant(app);
        standIn.clock().advance(Duration.ofMinutes(10));
        JsonNode second = client.grant(app);

        assertThat(errcode(first)).isZero();
        assertThat(first.path("expires_in").asInt()).isEqualTo(7200);
        assertThat(second.path("access_token")).isEqualTo(first.path("access_token"));
        assertThat(second.path("expires_in").asInt()).isBetween(6500, 6600);
        assertThat(client.token(company.contactSync())).isNotEqualTo(client.token());
    }

    @Test
    void tokenRunsOutAfterItsLife() {
        standIn.behaviour().tokenLife(Duration.ofSeconds(60));
        String token = client.token();
        assertThat(client.grant(app).path("expires_in").asInt()).isLessThanOrEqualTo(60);
        assertThat(use(token)).isZero();

        standIn.clock().advance(Duration.ofSeconds(61));

        assertThat(use(token)).isEqualTo(42001);
        assertThat(client.token()).isNotEqualTo(token);
    }

    @Test
    void rotationVoidsTokensEarlyAndSaysSoWithoutTail() {
        String token = client.token();
        standIn.rotateTokens();

        JsonNode refused = client.call("department/simplelist?access_token=" + token);

        assertThat(errcode(refused)).isEqualTo(40014);
        assertThat(refused.path("errmsg").asText()).isEqualTo("invalid access_token");
        assertThat(use(client.token())).isZero();
    }

    @Test
    void freshTokenEachCallVoidsTheOneBefore() {
        standIn.behaviour().freshTokenEachCall(true);
        String first = client.token();
        String second = client.token();

        assertThat(second).isNotEqualTo(first);
        assertThat(use(first)).isEqualTo(40014);
        assertThat(use(second)).isZero();
    }

    @Test
    void missingSecretIsReportedBeforeWrongCorp() {
        assertThat(errcode(client.call("gettoken"))).isEqualTo(41004);
        assertThat(errcode(client.call("gettoken?corpid=wwNOBODY"))).isEqualTo(41004);
        assertThat(errcode(client.call("gettoken?corpsecret=x"))).isEqualTo(41002);
        assertThat(errcode(client.call("gettoken?corpid=wwNOBODY&corpsecret=x")))
                .isEqualTo(40013);
        assertThat(errcode(client.call("gettoken?corpid=" + company.corpId() + "&corpsecret=x")))
                .isEqualTo(40001);
    }

    @Test
    void repeatedWrongSecretsBanTheAddressForAnHour() {
        standIn.behaviour().banThreshold(3);
        String wrong = "gettoken?corpid=" + company.corpId() + "&corpsecret=x";
        for (int i = 0; i < 3; i++) {
            assertThat(errcode(client.call(wrong))).isEqualTo(40001);
        }

        assertThat(errcode(client.call(wrong))).isEqualTo(45009);
        assertThat(errcode(client.grant(app))).isEqualTo(45009);
        String right = "gettoken?corpid=" + company.corpId() + "&corpsecret=" + app.secret();
        assertThat(errcode(client.call(right, "X-Forwarded-For", "203.0.113.9")))
                .as("another address")
                .isZero();

        standIn.clock().advance(Duration.ofMinutes(61));
        assertThat(errcode(client.grant(app))).isZero();
    }

    @Test
    void aResetSecretIsWrongFromThenOn() {
        App before = app;
        company.updateApp(app.agentId(), old -> old.withSecret("a-new-secret"));

        assertThat(errcode(client.grant(before))).isEqualTo(40001);
        assertThat(errcode(client.grant(company.loginApp()))).isZero();
    }

    @Test
    void aStoppedAppGetsNoToken() {
        company.updateApp(app.agentId(), old -> old.withEnabled(false));

        assertThat(errcode(client.grant(app))).isEqualTo(40001);
    }
}
