package io.github.keycloakwecom.mapper;

import io.github.keycloakwecom.member.BrokeredMember;
import io.github.keycloakwecom.member.DepartmentGroups;
import io.github.keycloakwecom.member.GroupMoves;
import io.github.keycloakwecom.member.LoggedWarnings;
import io.github.keycloakwecom.member.MemberJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.GroupModel;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * Keeps the groups of a member in step with the departments in WeCom
 * (developer.work.weixin.qq.com/document/path/90196). The member joins the groups of their departments and leaves the
 * groups of other departments. Other groups do not change, and no group is created. When WeCom sends no departments, no
 * group changes.
 */
public final class WecomDepartmentGroupMapper extends WecomMapper {

    public static final String PROVIDER_ID = "wecom-department-group-mapper";

    static final String DEPARTMENTS = "departments";
    static final String ALL = "all";
    static final String MAIN = "main";
    static final String PARENT = "groupsParent";

    private static final Logger LOG = Logger.getLogger(WecomDepartmentGroupMapper.class);

    /** One for each node, because a node has one mapper of this class. */
    private final LoggedWarnings warnings = new LoggedWarnings();

    public WecomDepartmentGroupMapper() {
        super(
                PROVIDER_ID,
                "Group Importer",
                "WeCom departments to groups (企业微信部门到群组)",
                "Puts the member into the groups whose attribute wecom.departmentId is the id of one of the member's "
                        + "departments, and takes the member out of the other groups that have this attribute. Groups "
                        + "without the attribute do not change, and no group is created. "
                        + "将成员加入属性 wecom.departmentId 与其部门 ID 相同的群组，并移出带有该属性的其他群组。"
                        + "不会改动其他群组，也不会创建群组。");
    }

    @Override
    void fields(ProviderConfigurationBuilder form) {
        field(form, DEPARTMENTS, ProviderConfigProperty.LIST_TYPE)
                .options(ALL, MAIN)
                .defaultValue(ALL)
                .add();
        field(form, PARENT, ProviderConfigProperty.GROUP_TYPE).add();
    }

    @Override
    public void importNewUser(
            KeycloakSession session,
            RealmModel realm,
            UserModel user,
            IdentityProviderMapperModel mapper,
            BrokeredIdentityContext identity) {
        updateBrokeredUser(session, realm, user, mapper, identity);
    }

    @Override
    public void updateBrokeredUser(
            KeycloakSession session,
            RealmModel realm,
            UserModel user,
            IdentityProviderMapperModel mapper,
            BrokeredIdentityContext identity) {
        String path = setting(mapper, PARENT);
        Optional<GroupModel> parent = path.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(KeycloakModelUtils.findGroupByPath(session, realm, path));
        if (!path.isEmpty() && parent.isEmpty()) {
            // Without its parent, the mapper would change groups of the whole realm.
            LOG.warnf(
                    "Mapper '%s' of identity provider '%s' changes no groups: there is no group '%s'",
                    mapper.getName(), identity.getIdpConfig().getAlias(), path);
            return;
        }
        MemberJson member = BrokeredMember.json(identity);
        DepartmentGroups groups = new DepartmentGroups(session, realm, parent);
        Optional<Set<String>> departments =
                MAIN.equals(setting(mapper, DEPARTMENTS)) ? member.mainDepartment() : member.departments();
        if (departments.isEmpty()) {
            return;
        }
        Map<String, GroupModel> wanted = wanted(groups, departments.get());
        wanted.keySet().forEach(identity::addMapperAssignedGroup);
        Map<String, GroupModel> current = user.getGroupsStream()
                .collect(Collectors.toMap(group -> group.getId(), group -> group, (one, same) -> one));
        List<GroupModel> missing = wanted.values().stream()
                .filter(group -> !current.containsKey(group.getId()))
                .toList();
        new GroupMoves(realm, mapper.getName(), warnings).make(user, abandoned(current, groups, identity), missing);
    }

    private static Map<String, GroupModel> wanted(DepartmentGroups groups, Set<String> departments) {
        Map<String, GroupModel> wanted = new LinkedHashMap<>();
        for (String id : departments) {
            List<GroupModel> found = groups.withDepartment(id).toList();
            if (found.isEmpty()) {
                LOG.debugf("No group has %s %s", DepartmentGroups.DEPARTMENT_ID, id);
            }
            found.forEach(group -> wanted.put(group.getId(), group));
        }
        return wanted;
    }

    private static List<GroupModel> abandoned(
            Map<String, GroupModel> current, DepartmentGroups groups, BrokeredIdentityContext identity) {
        // Like Keycloak's own group mappers, this one does not remove a group that another mapper has added
        // in this login.
        return current.values().stream()
                .filter(group -> groups.includes(group) && !identity.hasMapperAssignedGroup(group.getId()))
                .toList();
    }
}
