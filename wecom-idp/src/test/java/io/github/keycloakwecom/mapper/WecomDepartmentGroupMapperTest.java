package io.github.keycloakwecom.mapper;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.testing.Stub;
import io.github.keycloakwecom.testing.TestRealm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.GroupModel;
import org.keycloak.models.GroupProvider;
import org.keycloak.models.GroupProviderFactory;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * docs/mappers.md, "WeCom departments to groups": the groups dev (3), ops (4) and both (3 and 4); staff has no
 * attribute.
 */
class WecomDepartmentGroupMapperTest {

    private final Map<String, GroupModel> groups = new TreeMap<>(Map.of(
            "dev", group("dev", "3"),
            "ops", group("ops", "4"),
            "both", group("both", "3", "4"),
            "staff", group("staff")));
    private final TreeSet<String> member = new TreeSet<>();
    private final BrokeredIdentityContext identity = new BrokeredIdentityContext("li", TestRealm.wecom("wecom"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // departments | response of WeCom | groups before | groups after
                "all  | {\"department\":[3]}                          | ''              | both dev",
                "all  | {\"department\":[3,4]}                        | staff           | both dev ops staff",
                "all  | {\"department\":[4]}                          | both dev staff  | both ops staff",
                "all  | {\"department\":[9]}                          | dev staff       | staff",
                "all  | {\"department\":[]}                           | dev ops staff   | staff",
                "main | {\"department\":[3,4],\"main_department\":4}  | dev             | both ops",
                // The main department is hidden from the app.
                "main | {\"department\":[3,4]}                        | dev staff       | staff",
                "main | {\"main_department\":4}                       | dev             | dev",
                // "An answer without departments changes nothing."
                "all  | {\"name\":\"li\"}                             | dev staff       | dev staff",
                "all  | no json                                       | dev staff       | dev staff"
            })
    void departments_decideAboutGroupsThatStandForDepartments(
            String setting, String json, String before, String after) {
        assertThat(groupsAfter(setting, "", json, before)).isEqualTo(after);
    }

    /** Another mapper of the same login has added the group by another rule. */
    @Test
    void groupThatAnotherMapperAssigns_stays() {
        identity.addMapperAssignedGroup("id of ops");
        assertThat(groupsAfter("all", "", "{\"department\":[3]}", "ops")).isEqualTo("both dev ops");
    }

    @Test
    void groupThatThisMapperAssigns_isKnownToTheNextOne() {
        groupsAfter("all", "", "{\"department\":[4]}", "");
        assertThat(List.of("dev", "ops", "both", "staff"))
                .filteredOn(name -> identity.hasMapperAssignedGroup("id of " + name))
                .containsExactly("ops", "both");
    }

    /** "Renaming or moving the parent group makes the path stale. Then no group changes." */
    @Test
    void parentThatIsGone_changesNothing() {
        assertThat(groupsAfter("all", "/Gone", "{\"department\":[4]}", "dev staff"))
                .isEqualTo("dev staff");
    }

    private String groupsAfter(String setting, String parent, String json, String before) {
        Stream.of(before.split(" ")).filter(name -> !name.isEmpty()).forEach(member::add);
        identity.getContextData().put("wecom.member", json);
        IdentityProviderMapperModel mapper = new IdentityProviderMapperModel();
        mapper.setName("departments");
        mapper.setConfig(new HashMap<>(Map.of("departments", setting, "groupsParent", parent)));
        new WecomDepartmentGroupMapper().updateBrokeredUser(session(), realm(), account(), mapper, identity);
        return String.join(" ", member);
    }

    private KeycloakSession session() {
        GroupProvider provider = Stub.of(GroupProvider.class)
                .answers("searchGroupsByAttributes", args -> groups.values().stream()
                        .filter(group ->
                                group.getAttributeStream("").anyMatch(id -> ((Map<?, ?>) args[1]).containsValue(id))))
                .returns("getGroupByName", null)
                .make();
        GroupProviderFactory<?> slashes = Stub.of(GroupProviderFactory.class)
                .returns("escapeSlashesInGroupPath", false)
                .make();
        KeycloakSessionFactory factory = Stub.of(KeycloakSessionFactory.class)
                .returns("getProviderFactory", slashes)
                .make();
        return Stub.of(KeycloakSession.class)
                .returns("groups", provider)
                .returns("getKeycloakSessionFactory", factory)
                .make();
    }

    private static RealmModel realm() {
        return Stub.of(RealmModel.class)
                .returns("getName", "acme")
                .returns("getMasterAdminClient", null)
                .returns("getClientByClientId", null)
                .returns("getRole", null)
                .make();
    }

    private UserModel account() {
        return Stub.of(UserModel.class)
                .returns("getId", "id of li")
                .answers("getGroupsStream", any -> member.stream().map(groups::get))
                .answers("joinGroup", args -> member.add(((GroupModel) args[0]).getName()))
                .answers("leaveGroup", args -> member.remove(((GroupModel) args[0]).getName()))
                .make();
    }

    private static GroupModel group(String name, String... departments) {
        return Stub.of(GroupModel.class)
                .returns("getId", "id of " + name)
                .returns("getName", name)
                .returns("getType", GroupModel.Type.REALM)
                .returns("getParent", null)
                .returns("hasRole", false)
                .returns("getRoleMappingsStream", null)
                .answers("getAttributeStream", any -> Stream.of(departments))
                .make();
    }
}
