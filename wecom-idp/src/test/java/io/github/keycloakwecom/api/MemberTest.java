package io.github.keycloakwecom.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakwecom.api.MemberIdentity.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A field of the wrong type in WeCom's response counts as absent. */
class MemberTest {

    @Test
    void readsAMember() throws Exception {
        Member member = Member.from("lin.mei", json("""
                {"errcode":0,"userid":"lin.mei","name":"林梅","alias":"Mei","position":"Engineer",
                 "biz_mail":"lin@acme.example","email":"lin@example.org",
                 "mobile":"13900000001","avatar":"https://img.example/a.png",
                 "department":[2,7],"is_leader_in_dept":[1,0],"status":1}
                """));
        assertThat(member.name()).isEqualTo("林梅");
        assertThat(member.bizMail()).isEqualTo("lin@acme.example");
        assertThat(member.departments()).containsExactly(2L, 7L);
        assertThat(member.leaderOf()).containsExactly(2L);
        assertThat(member.active()).isTrue();
    }

    @Test
    void wrongTypesCountAsMissing() throws Exception {
        Member member = Member.from("li", json("""
                {"name":{"deep":1},"email":["x"],"mobile":13900000001,"position":null,
                 "department":"2","is_leader_in_dept":{"0":1},"status":"1"}
                """));
        assertThat(member).usingRecursiveComparison().ignoringFields("json").isEqualTo(Member.onlyKnownBy("li"));
    }

    @Test
    void leadersAreUnknownWhenTheArraysDoNotMatch() throws Exception {
        assertThat(Member.from("li", json("{\"department\":[1,2],\"is_leader_in_dept\":[1]}"))
                        .leaderOf())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 1, true", "4, 1, true", "2, 1, false", "5, 1, false", "1, 0, false"})
    void disabledAndFormerMembersAreNotActive(int status, int enable, boolean active) throws Exception {
        assertThat(Member.from("li", json("{\"status\":%d,\"enable\":%d}".formatted(status, enable)))
                        .active())
                .isEqualTo(active);
    }

    /** In the formats that private editions may use. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"status\":\"\"};       true",
                "{\"status\":\" 1 \"};    true",
                "{\"status\":\"5\"};      false",
                "{\"status\":null};       true",
                "{\"enable\":true};       true",
                "{\"enable\":false};      false"
            })
    void status_isReadInOtherFormats(String answer, boolean active) throws Exception {
        assertThat(Member.from("li", json(answer)).active()).isEqualTo(active);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":\"left\"}",
                "{\"status\":[5]}",
                "{\"status\":true}",
                "{\"status\":1.5}",
                "{\"status\":99999999999}",
                "{\"status\":1,\"enable\":\"no\"}"
            })
    void unreadableStatus_fails(String answer) {
        assertThatThrownBy(() -> Member.from("li", json(answer)))
                .isInstanceOfSatisfying(WecomApiException.class, e -> assertThat(e.failure())
                        .isEqualTo(WecomApiException.Failure.UNREADABLE));
    }

    /** Departments must stay, because a mapper removes groups by them. */
    @Test
    void aLongAnswerIsKeptWithoutItsLongestFields() throws Exception {
        String filler = "x".repeat(Member.MAX_JSON);
        Member member = Member.from(
                "li",
                json("{\"extattr\":{\"attrs\":[\"%s\"]},\"name\":\"李四\",\"main_department\":2,\"department\":[1,2]}"
                        .formatted(filler)));
        assertThat(json(member.json())).isEqualTo(json("{\"department\":[1,2],\"main_department\":2,\"name\":\"李四\"}"));
        assertThat(Member.from("li", json("{\"department\":\"%s\"}".formatted(filler)))
                        .json())
                .isEqualTo("{}");
    }

    @Test
    void consentAddsAndNeverTakesAway() throws Exception {
        Member member = Member.from("li", json("{\"name\":\"李四\",\"mobile\":\"1\",\"email\":\"old@example.org\"}"));
        Member more =
                member.with(MemberDetail.from(json("{\"biz_mail\":\"li@acme.example\",\"mobile\":\"\",\"email\":7}")));
        assertThat(more.mobile()).isEqualTo("1");
        assertThat(more.email()).isEqualTo("old@example.org");
        assertThat(more.mail()).isEqualTo("li@acme.example");
        assertThat(member.mail()).isEqualTo("old@example.org");
        assertThat(json(more.json())).as("for mappers").isEqualTo(json("""
                {"name":"李四","mobile":"1","email":"old@example.org","biz_mail":"li@acme.example"}
                """));
    }

    @Test
    void consentIsKnownWithoutTheAnswerToo() throws Exception {
        MemberDetail detail =
                MemberDetail.from(json("{\"userid\":\"li\",\"address\":\"a\",\"gender\":\"0\",\"errcode\":0}"));
        assertThat(json(Member.onlyKnownBy("li").with(detail).json())).isEqualTo(json("{\"address\":\"a\"}"));
    }

    @Test
    void aTicketComesWithAMemberOnly() throws Exception {
        assertThat(MemberIdentity.from("auth/getuserinfo", json("{\"userid\":\"li\",\"user_ticket\":\"t\"}"))
                        .userTicket())
                .hasValue("t");
        assertThat(MemberIdentity.from("auth/getuserinfo", json("{\"openid\":\"o\",\"user_ticket\":\"t\"}"))
                        .userTicket())
                .isEmpty();
    }

    @Test
    void printsNoPerson() throws Exception {
        assertThat(Member.from("li", json("{\"name\":\"李四\"}")).toString()).doesNotContain("李四", "li");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"userid\":\"lin.mei\"}",
                "{\"UserId\":\"lin.mei\"}",
                "{\"USERID\":\"lin.mei\",\"OpenId\":\"o\"}"
            })
    void aUseridInAnySpellingIsAMember(String answer) throws Exception {
        assertThat(MemberIdentity.from("auth/getuserinfo", json(answer)))
                .isEqualTo(new MemberIdentity(Kind.MEMBER, "lin.mei", Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "{\"openid\":\"oSIM\"}, NOT_A_MEMBER",
        "'{\"OpenId\":\"oSIM\",\"external_userid\":\"wm\"}', NOT_A_MEMBER",
        "{\"userid\":\"wwLINK/wang\"}, MEMBER_OF_LINKED_CORP"
    })
    void personWhoIsNoMember_hasNoUserid(String answer, Kind kind) throws Exception {
        assertThat(MemberIdentity.from("auth/getuserinfo", json(answer)))
                .isEqualTo(new MemberIdentity(kind, "", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"userid\":\"\"}",
                "{\"userid\":7}",
                "{\"userid\":[\"a\"]}",
                "{\"userid\":\"a b\"}",
                "{\"userid\":\"-a\"}",
                "{\"userid\":\"张三\"}",
                "{\"userid\":\"a\\u0000\"}",
                "{\"userid\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}"
            })
    void whatIsNoUseridIsUnreadable(String answer) {
        assertThatThrownBy(() -> MemberIdentity.from("auth/getuserinfo", json(answer)))
                .isInstanceOfSatisfying(WecomApiException.class, e -> assertThat(e.failure())
                        .isEqualTo(WecomApiException.Failure.UNREADABLE));
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}
