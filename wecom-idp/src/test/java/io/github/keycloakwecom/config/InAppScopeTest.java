package io.github.keycloakwecom.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InAppScopeTest {

    @ParameterizedTest
    @CsvSource({"SILENT, snsapi_base", "PRIVATE_INFO, snsapi_privateinfo", "WHEN_MISSING, snsapi_base"})
    void onlyOneBeginsWithAQuestion(InAppScope scope, String expected) {
        assertThat(scope.first(false)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void noneDoesWhereTheApplicationWantsNoPage(InAppScope scope) {
        assertThat(scope.first(true)).isEqualTo("snsapi_base");
    }
}
