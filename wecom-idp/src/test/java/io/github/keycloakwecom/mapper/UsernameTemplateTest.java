package io.github.keycloakwecom.mapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTemplateTest {

    private static final Map<String, String> VALUES =
            Map.of("userid", "ZhangSan", "corpid", "ww1", "biz_mail", "Sam.Z@acme.example", "name", "a$1\\b");

    @ParameterizedTest
    @CsvSource({
        "${userid}, ZhangSan",
        "${userid | lowercase}, zhangsan",
        "${ userid|uppercase }, ZHANGSAN",
        "${biz_mail | localpart}, Sam.Z",
        "${userid | localpart}, ZhangSan",
        "${corpid}-${userid|lowercase}, ww1-zhangsan",
        "${name}, a$1\\b",
        "fixed, fixed"
    })
    void fillsInValues(String template, String username) {
        assertThat(fill(template)).contains(username);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "${alias}", "${alias}@acme.example", "${UserId}", "${userid | rot13}", "a\tb"})
    void whatWouldNameSeveralPeopleAlikeOrIsNoNameGivesNothing(String template) {
        assertThat(fill(template)).isEmpty();
    }

    @Test
    void theResultIsBounded() {
        assertThat(new UsernameTemplate("${x}").fill(any -> "x".repeat(255))).isPresent();
        assertThat(new UsernameTemplate("${x}").fill(any -> "x".repeat(256))).isEmpty();
        assertThat(new UsernameTemplate("${x}").fill(any -> "adm\u202Ein")).isEmpty();
    }

    private static Optional<String> fill(String template) {
        return new UsernameTemplate(template).fill(name -> VALUES.getOrDefault(name, ""));
    }
}
