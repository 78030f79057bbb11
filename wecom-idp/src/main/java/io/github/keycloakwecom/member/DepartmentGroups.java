package io.github.keycloakwecom.member;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The groups of a realm that belong to WeCom departments. They have the attribute {@value #DEPARTMENT_ID}; with a
 * parent set, they are also below the parent. The attribute may have several values. The name of a group does not
 * matter, so a group or a department can be renamed. Department ids are unique within one company only.
 */
public final class DepartmentGroups {

    public static final String DEPARTMENT_ID = "wecom.departmentId";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Optional<GroupModel> parent;

    /** All groups of a query whose condition Keycloak ignored; empty while Keycloak applies the condition. */
    private List<GroupModel> unsearched = List.of();

    public DepartmentGroups(KeycloakSession session, RealmModel realm, Optional<GroupModel> parent) {
        this.session = session;
        this.realm = realm;
        this.parent = parent;
    }

    /**
     * One indexed query, so the number of groups in the realm does not matter. It is slower when the server does not
     * index this attribute.
     */
    public Stream<GroupModel> withDepartment(String departmentId) {
        List<GroupModel> found = unsearched.isEmpty() ? search(departmentId) : unsearched;
        if (found.stream()
                .anyMatch(group ->
                        group.getAttributeStream(DEPARTMENT_ID).findAny().isEmpty())) {
            // The option searchable-attributes does not name the attribute, so Keycloak has ignored the condition. The
            // query for the next department would load the same groups, so they are kept.
            unsearched = found;
        }
        // Compared here too, because some databases ignore case or trailing blanks.
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
