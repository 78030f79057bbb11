package io.github.keycloakwecom.member;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The groups of a realm that stand for WeCom departments: those with the attribute {@value #DEPARTMENT_ID}, and with a
 * parent set only those below it. The name of a group says nothing, so renaming either side changes nothing. A group
 * that stands for several departments has several values. Department ids are unique within one company only.
 */
public final class DepartmentGroups {

    public static final String DEPARTMENT_ID = "wecom.departmentId";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Optional<GroupModel> parent;

    /** What a query without a condition has found; empty while queries have one. */
    private List<GroupModel> unsearched = List.of();

    public DepartmentGroups(KeycloakSession session, RealmModel realm, Optional<GroupModel> parent) {
        this.session = session;
        this.realm = realm;
        this.parent = parent;
    }

    /**
     * One indexed query: the number of groups in the realm does not matter, unless the server does not search this
     * attribute.
     */
    public Stream<GroupModel> of(String departmentId) {
        List<GroupModel> found = unsearched.isEmpty() ? search(departmentId) : unsearched;
        if (found.stream()
                .anyMatch(group ->
                        group.getAttributeStream(DEPARTMENT_ID).findAny().isEmpty())) {
            // The option searchable-attributes does not name the attribute, so Keycloak leaves the condition out.
            // The query of the next department would load the same groups again.
            unsearched = found;
        }
        // A database may compare loosely.
        return found.stream().filter(group -> isOf(departmentId, group)).filter(this::includes);
    }

    private List<GroupModel> search(String departmentId) {
        return session.groups()
                .searchGroupsByAttributes(realm, Map.of(DEPARTMENT_ID, departmentId), null, null)
                .toList();
    }

    private static boolean isOf(String departmentId, GroupModel group) {
        return group.getAttributeStream(DEPARTMENT_ID).anyMatch(departmentId::equals);
    }

    public boolean includes(GroupModel group) {
        return group.getType() == GroupModel.Type.REALM
                && group.getAttributeStream(DEPARTMENT_ID).anyMatch(id -> !id.isBlank())
                && parent.map(root -> isBelow(root, group)).orElse(true);
    }

    private static boolean isBelow(GroupModel root, GroupModel group) {
        for (GroupModel above = group.getParent(); above != null; above = above.getParent()) {
            if (above.getId().equals(root.getId())) {
                return true;
            }
        }
        return false;
    }
}
