package io.github.keycloakwecom.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakwecom.api.Member;
import io.github.keycloakwecom.testing.DebugTrail;
import io.github.keycloakwecom.testing.Fake;
import io.github.keycloakwecom.testing.LoginInBrowser;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.UserModel;

class ConsentTest {

    private static final Consent.Round FIRST = new Consent.Round(Optional.empty(), false, false);

    private final LoginInBrowser browser = new LoginInBrowser();

    @ParameterizedTest
    @CsvSource({
        // setting, membership verified, user agent, application wants no page; known of WeCom; account, known of it:
        // why the member is not asked
        "when-missing,       true,  inside,  false, '',          none,      '',          ",
        "when-missing,       true,  inside,  false, mail,        none,      '',          ",
        "when-missing,       true,  inside,  false, mobile,      none,      '',          ",
        "when-missing,       true,  inside,  false, mail mobile, none,      '',          mail and mobile are known",
        "when-missing,       true,  inside,  false, '',          imported,  '',          ",
        "when-missing,       true,  inside,  false, '',          imported,  mail,        ",
        "when-missing,       true,  inside,  false, mobile,      imported,  mail,        mail and mobile are known",
        "when-missing,       true,  inside,  false, '',          imported,  mail mobile, mail and mobile are known",
        "when-missing,       true,  inside,  false, '',          asked,     '',          an earlier login has asked",
        "when-missing,       true,  inside,  false, '',          unkept,    '',          "
                + "the account cannot keep the decision",
        "when-missing,       true,  inside,  true,  '',          none,      '',          the application wants no page",
        "when-missing,       true,  outside, false, '',          none,      '',          not inside WeCom",
        "when-missing,       false, inside,  false, '',          none,      '',          membership is not verified",
        "snsapi_base,        true,  inside,  false, '',          none,      '',          the setting does not ask",
        "snsapi_privateinfo, true,  inside,  false, '',          none,      '',          the setting does not ask"
    })
    void whoIsAsked(
            String scope,
            boolean verified,
            String userAgent,
            String passive,
            String ofWecom,
            String account,
            String ofAccount,
            String reason) {
        browser.config.getConfig().put("inAppScope", scope);
        browser.config.getConfig().put("verifyMembership", Boolean.toString(verified));
        browser.userAgent = userAgent.equals("inside") ? LoginInBrowser.INSIDE : LoginInBrowser.OUTSIDE;
        browser.notes.put("forwarded.passive.login", passive);
        assertThat(decision(FIRST, member(ofWecom), account(account, ofAccount)))
                .isEqualTo(reason == null ? "asked for" : "not asked for: " + reason);
    }

    @Test
    void aRoundThatAskedIsNotFollowedByAnother() {
        browser.config.getConfig().put("inAppScope", "when-missing");
        browser.userAgent = LoginInBrowser.INSIDE;
        assertThat(decision(new Consent.Round(Optional.of("li"), true, true), member(""), Optional.empty()))
                .isEqualTo("not asked for: this login has asked");
    }

    @Test
    void theQuestionGoesToWecomWithAStateThatRemembersTheMember() {
        String address = consent().ask(browser.login(), "li").getLocation().toString();
        String state = browser.states().get(0);
        assertThat(address)
                .startsWith("https://open.weixin.qq.com/connect/oauth2/authorize?")
                .contains("scope=snsapi_privateinfo", "state=" + state)
                .endsWith("#wechat_redirect");
        assertThat(browser.notes).containsEntry("wecom.asking", state);
        assertThat(browser.store.get("wecom.state." + state))
                .containsEntry("member", "li")
                .containsEntry("decline", "true");
    }

    /** After the restart, WeCom has identified no member in this login. */
    @Test
    void atTheEndOfALoginItBeginsAnewAndTheMemberMayNotDecline() {
        browser.notes.put("of the login before", "");
        consent().askAtTheEnd(browser.login(), "li");
        assertThat(browser.notes).doesNotContainKey("of the login before").containsKey("wecom.asking");
        assertThat(browser.store.get("wecom.state." + browser.states().get(0)))
                .containsEntry("member", "li")
                .containsEntry("decline", "false");
    }

    @ParameterizedTest
    @CsvSource({
        // member who was asked, state of the question in the login: the round
        "'', '',      first",
        "'', another, first",
        "li, state,   asked",
        "li, '',      state-expired",
        "li, another, state-expired"
    })
    void aQuestionIsOverWhenTheLoginHasBegunAnew(String asked, String awaited, String outcome) {
        if (!awaited.isEmpty()) {
            browser.notes.put("wecom.asking", awaited);
        }
        Map<String, String> notes = asked.isEmpty() ? Map.of() : Map.of("member", asked, "decline", "true");
        if (outcome.equals("state-expired")) {
            assertThatThrownBy(() -> consent().round(browser.login(), "state", notes, "code"))
                    .hasMessage(outcome);
        } else {
            assertThat(consent().round(browser.login(), "state", notes, "code").asked())
                    .isEqualTo(outcome.equals("asked") ? Optional.of("li") : Optional.empty());
        }
    }

    @ParameterizedTest
    @CsvSource({
        // asked, may decline: userid of the member who declined
        "'', false, cancelled",
        "'', true,  cancelled",
        "li, false, cancelled",
        "li, true,  li"
    })
    void onlyAnIdentifiedMember_mayDecline(String asked, boolean mayDecline, String outcome) {
        Consent.Round round = new Consent.Round(named(asked), mayDecline, true);
        if (outcome.equals("cancelled")) {
            assertThatThrownBy(round::memberWhoDeclined).hasMessage("cancelled");
        } else {
            assertThat(round.memberWhoDeclined()).isEqualTo(outcome);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // member who was asked, member who came back: whether the login is cancelled
        "'', wang, false",
        "li, li,   false",
        "li, LI,   false",
        "li, wang, true"
    })
    void anotherMemberCannotConsent(String asked, String returned, boolean cancelled) {
        Consent.Round round = new Consent.Round(named(asked), true, false);
        if (cancelled) {
            assertThatThrownBy(() -> round.check(Member.onlyKnownBy(returned))).hasMessage("cancelled");
        } else {
            round.check(Member.onlyKnownBy(returned));
        }
    }

    @ParameterizedTest
    @CsvSource({
        // asked, declined: decision that the account keeps
        "'', false, ",
        "'', true,  ",
        "li, false, granted",
        "li, true,  refused"
    })
    void theAccountKeepsTheDecision(String asked, boolean declined, String kept) {
        BrokeredIdentityContext identity = new BrokeredIdentityContext("li", browser.config);
        new Consent.Round(named(asked), true, declined).remember(identity);
        assertThat(identity.getUserAttribute("wecom.privateinfo")).isEqualTo(kept);
    }

    private static Optional<String> named(String userid) {
        return Optional.of(userid).filter(name -> !name.isEmpty());
    }

    private String decision(Consent.Round round, Member member, Optional<UserModel> account) {
        try (DebugTrail trail = DebugTrail.of(Consent.class)) {
            boolean due = consent().isDue(round, browser.login(), member, account);
            String prefix = "Identity provider 'wecom' of realm 'acme': consent to mail and mobile is ";
            assertThat(trail.lines()).singleElement().asString().startsWith(prefix);
            String decision = trail.lines().get(0).substring(prefix.length());
            assertThat(due).isEqualTo(decision.equals("asked for"));
            return decision;
        }
    }

    private Consent consent() {
        return new Consent(browser.keycloak(), browser.config);
    }

    private Member member(String known) {
        browser.wecom.responds(
                "user/get",
                "{'errcode':0,'userid':'li'%s%s}"
                        .formatted(
                                known.contains("mail") ? ",'biz_mail':'li@acme.example'" : "",
                                known.contains("mobile") ? ",'mobile':'13900000001'" : ""));
        boolean verified = browser.config.isVerifyMembership();
        browser.config.getConfig().put("verifyMembership", "true");
        Member member = new MemberCheck(browser.keycloak(), browser.config).member("li");
        browser.config.getConfig().put("verifyMembership", Boolean.toString(verified));
        return member;
    }

    private static Optional<UserModel> account(String kind, String known) {
        if (kind.equals("none")) {
            return Optional.empty();
        }
        Map<String, String> attributes = new HashMap<>();
        if (known.contains("mobile")) {
            attributes.put("wecom.mobile", "13900000001");
        }
        if (kind.equals("asked")) {
            attributes.put("wecom.privateinfo", "refused");
        }
        return Optional.of(Fake.of(
                UserModel.class,
                Map.of(
                        // The realm has removed the user federation of this account, so Keycloak cannot write to it.
                        "getFederationLink", any -> kind.equals("unkept") ? "an LDAP directory" : null,
                        "getId", any -> "id",
                        "getEmail", any -> known.contains("mail") ? "li@acme.example" : " ",
                        "getFirstAttribute", attributes::get)));
    }
}
