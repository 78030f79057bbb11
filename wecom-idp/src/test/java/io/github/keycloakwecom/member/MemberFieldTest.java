package io.github.keycloakwecom.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemberFieldTest {

    private static final String MEMBER = """
            {"userid":"zhangsan","department":[1,2],"status":1,"hide_mobile":true,"telephone":"","gender":null,
             "direct_leader":["lisi","wangwu"],"mixed":["a",{"b":1},null,[2],7,false],
             "external_profile":{"external_corp_name":"Acme 科技"},
             "extattr":{"attrs":[
               {"type":0,"name":"工号","text":{"value":"A-001"}},
               {"type":1,"name":"主页","web":{"url":"https://acme.example/z","title":"home"}},
               {"type":1,"name":"标题","web":{"url":"","title":"only a title"}},
               {"type":2,"name":"程序","miniprogram":{"title":"x"}}]}}""";

    static Stream<Arguments> fields() {
        return Stream.of(
                Arguments.of("userid", List.of("zhangsan")),
                Arguments.of("status", List.of("1")),
                Arguments.of("hide_mobile", List.of("true")),
                Arguments.of("department", List.of("1", "2")),
                Arguments.of("direct_leader", List.of("lisi", "wangwu")),
                Arguments.of("mixed", List.of("a", "7", "false")),
                Arguments.of("external_profile.external_corp_name", List.of("Acme 科技")),
                Arguments.of("extattr:工号", List.of("A-001")),
                Arguments.of("extattr: 工号", List.of("A-001")),
                Arguments.of("extattr:主页", List.of("https://acme.example/z")),
                Arguments.of("extattr:标题", List.of("only a title")));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void aFieldBecomesTexts(String name, List<String> values) {
        assertThat(new MemberField(name).valuesIn(MemberJson.parse(MEMBER))).isEqualTo(values);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "telephone",
                "gender",
                "nobody",
                "",
                ".",
                "external_profile",
                "extattr",
                "userid.x",
                "extattr:程序",
                "extattr:",
                "extattr:nobody"
            })
    void whatIsAbsentOrEmptyOrNoValueIsNothing(String name) {
        assertThat(new MemberField(name).valuesIn(MemberJson.parse(MEMBER))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "[]", "7", "{\"extattr\":[]}"})
    void aMemberOfWhomNothingIsKnownHasNoValues(String json) {
        assertThat(new MemberField("userid").valuesIn(MemberJson.parse(json))).isEmpty();
        assertThat(new MemberField("extattr:工号").valuesIn(MemberJson.parse(json)))
                .isEmpty();
        assertThat(MemberJson.parse(json).departments()).isEmpty();
        assertThat(MemberJson.parse(json).mainDepartment()).isEmpty();
    }

    @Test
    void valuesAreBoundedAndCutBetweenCharacters() {
        String many = IntStream.range(0, 150).mapToObj(Integer::toString).collect(Collectors.joining(","));
        assertThat(new MemberField("n").valuesIn(MemberJson.parse("{\"n\":[" + many + "]}")))
                .hasSize(100);
        String face = "👩";
        assertThat(new MemberField("n").valuesIn(MemberJson.parse("{\"n\":\"" + "x".repeat(254) + face + "\"}")))
                .containsExactly("x".repeat(254));
        assertThat(new MemberField("n").valuesIn(MemberJson.parse("{\"n\":\"" + "x".repeat(253) + face + "\"}")))
                .containsExactly("x".repeat(253) + face);
    }

    @Test
    void deceptiveCharacters_areRemoved() {
        assertThat(new MemberField("n").valuesIn(MemberJson.parse("{\"n\":[\"a\\u202Egnp\\n\", \"\\u0000\"]}")))
                .containsExactly("agnp");
    }

    @Test
    void absentDepartments_differFromNoDepartments() {
        assertThat(MemberJson.parse("{\"department\":[]}").departments())
                .hasValueSatisfying(ids -> assertThat(ids).isEmpty());
        assertThat(MemberJson.parse("{\"department\":[3,\"x\",2]}").departments())
                .hasValueSatisfying(ids -> assertThat(ids).containsExactly("3", "2"));
        assertThat(MemberJson.parse("{\"department\":[3],\"main_department\":3}")
                        .mainDepartment())
                .hasValueSatisfying(ids -> assertThat(ids).containsExactly("3"));
        assertThat(MemberJson.parse("{\"department\":[3]}").mainDepartment())
                .hasValueSatisfying(ids -> assertThat(ids).isEmpty());
    }
}
