package io.github.keycloakwecom.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.testing.Fake;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.GroupModel;
import org.keycloak.models.GroupProvider;
import org.keycloak.models.KeycloakSession;

class DepartmentGroupsTest {

    /**
     * Keycloak ignores the condition when searchable-attributes does not name the attribute, and returns every group.
     */
    @ParameterizedTest
    @CsvSource({"7, sales", "8, finance", "9, finance", "1, ''"})
    void departmentId_selectsItsGroupsOnly(String department, String groups) {
        GroupProvider all = Fake.of(
                GroupProvider.class,
                Map.of(
                        "searchGroupsByAttributes",
                        any -> Stream.of(
                                group("sales", "7"), group("finance", "8", "9"), group("wide", "７"), group("other"))));
        KeycloakSession session = Fake.of(KeycloakSession.class, Map.of("groups", any -> all));
        assertThat(new DepartmentGroups(session, null, Optional.empty())
                        .withDepartment(department)
                        .map(group -> group.getId()))
                .containsExactlyElementsOf(
                        Stream.of(groups).filter(name -> !name.isEmpty()).toList());
    }

    @Test
    void groupsThatTheServerCannotSearchAreLoadedOnceForAMember() {
        AtomicInteger queries = new AtomicInteger();
        GroupProvider all = Fake.of(GroupProvider.class, Map.of("searchGroupsByAttributes", any -> {
            queries.incrementAndGet();
            return Stream.of(group("sales", "7"), group("finance", "8"), group("other"));
        }));
        KeycloakSession session = Fake.of(KeycloakSession.class, Map.of("groups", any -> all));
        DepartmentGroups groups = new DepartmentGroups(session, null, Optional.empty());
        assertThat(groups.withDepartment("7").map(group -> group.getId())).containsExactly("sales");
        assertThat(groups.withDepartment("8").map(group -> group.getId())).containsExactly("finance");
        assertThat(queries).hasValue(1);
    }

    private static GroupModel group(String id, String... departments) {
        return Fake.of(
                GroupModel.class,
                Map.of(
                        "getId", any -> id,
                        "getType", any -> GroupModel.Type.REALM,
                        "getAttributeStream", any -> Stream.of(departments)));
    }
}
