package io.github.keycloakwecom.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakwecom.api.Member;
import io.github.keycloakwecom.testing.LoginInBrowser;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemberCheckTest {

    private final LoginInBrowser browser = new LoginInBrowser();

    @ParameterizedTest
    @ValueSource(strings = {"with blank", "line\nbreak", "企业", "long"})
    void aCodeThatCannotBeOne_isNotSent(String code) {
        assertThatThrownBy(() -> check().identify(code.equals("long") ? "x".repeat(513) : code))
                .hasMessage("code-refused");
        assertThat(browser.wecom.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "long"})
    void aCodeOfAnyFormThatWecomMayUse_isSent(String code) {
        assertThat(check().identify(code.equals("long") ? "x".repeat(512) : code)
                        .userid())
                .isEqualTo("li");
        assertThat(browser.wecom.calls()).containsExactly("auth/getuserinfo", "user/get");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // what WeCom says about the code | about the member | the problem
                "{'errcode':0,'openid':'o1'}        | {'errcode':0,'userid':'li'}             | not-a-member",
                "{'errcode':0,'userid':'wwOTHER/li'} | {'errcode':0,'userid':'li'}             | member-of-linked-corp",
                "{'errcode':0,'userid':'li'}        | {'errcode':0,'userid':'li','status':2}  | member-disabled",
                "{'errcode':0,'userid':'li'}        | {'errcode':0,'userid':'li','status':5}  | member-disabled",
                "{'errcode':0,'userid':'li'}        | {'errcode':0,'userid':'li','enable':0}  | member-disabled"
            })
    void aPersonWhoIsNoActiveMember_isRefused(String identity, String member, String problem) {
        browser.wecom.responds("auth/getuserinfo", identity).responds("user/get", member);
        assertThatThrownBy(() -> check().identify("code")).hasMessage(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "auth/getuserinfo, 40029, CODE_REFUSED",
        "user/get,         60111, NOT_VISIBLE",
        "user/get,         48002, SET_UP"
    })
    void whatWecomRefuses_isAProblemOfThisLogin(String api, int errcode, String problem) {
        browser.wecom.responds(api, "{'errcode':" + errcode + ",'errmsg':'refused'}");
        assertThatThrownBy(() -> check().identify("code"))
                .hasFieldOrPropertyWithValue("problem", io.github.keycloakwecom.page.LoginProblem.valueOf(problem));
    }

    @Test
    void aReferenceThatTheVaultDoesNotKnow_isNotSentAsASecret() {
        browser.secret = Optional.empty();
        assertThatThrownBy(() -> check().identify("code")).hasMessage("secret-not-found");
        assertThat(browser.wecom.calls()).isEmpty();
    }

    @Test
    void withoutVerification_onlyTheUseridIsKnown() {
        browser.config.getConfig().put("verifyMembership", "false");
        browser.wecom.responds("user/get", "{'errcode':60111}");
        Member member = check().identify("code");
        assertThat(member).isEqualTo(Member.onlyKnownBy("li"));
        assertThat(browser.wecom.calls()).containsExactly("auth/getuserinfo");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // what WeCom says about the ticket | mobile of the member
                "{'errcode':0,'userid':'li','mobile':'13900000001'} | 13900000001",
                "{'errcode':40001,'errmsg':'refused'}               | ''",
                "{'errcode':0                                       | ''"
            })
    void aTicketBringsMailAndMobile_andALoginGoesOnWithoutThem(String detail, String mobile) {
        browser.wecom
                .responds("auth/getuserinfo", "{'errcode':0,'userid':'li','user_ticket':'ticket'}")
                .responds("auth/getuserdetail", detail);
        Member member = check().identify("code");
        assertThat(member.userid()).isEqualTo("li");
        assertThat(member.mobile()).isEqualTo(mobile);
    }

    @Test
    void aMemberWhoDeclined_isCheckedLikeEveryMember() {
        browser.wecom.responds("user/get", "{'errcode':0,'userid':'li','status':5}");
        assertThatThrownBy(() -> check().member("li")).hasMessage("member-disabled");
    }

    private MemberCheck check() {
        return new MemberCheck(browser.keycloak(), browser.config);
    }
}
