package io.github.keycloakwecom.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DepartmentIdsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[3, 1, 2];            [3, 1, 2]",
                "[1, 1];               [1, 1]",
                "[1, \"2\", 2.5, [3]]; [1]",
                "[99999999999999999999]; []",
                "[]; []",
                "7; []",
                "\"1\"; []",
                "null; []"
            })
    void onlyWholeNumbersAreRead(String json, String ids) throws JsonProcessingException {
        assertThat(DepartmentIds.read(new ObjectMapper().readTree(json))).hasToString(ids);
    }

    @Test
    void noMoreThanAMemberMayHave() throws JsonProcessingException {
        String many = IntStream.range(0, 150).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]"));
        assertThat(DepartmentIds.read(new ObjectMapper().readTree(many)))
                .hasSize(100)
                .endsWith(99L);
    }
}
