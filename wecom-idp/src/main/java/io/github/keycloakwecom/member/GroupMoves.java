package io.github.keycloakwecom.member;

import java.util.Collection;
import org.jboss.logging.Logger;
import org.keycloak.models.GroupModel;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.ReadOnlyException;

/**
 * Takes a person out of groups and puts them into others. Each move is independent, because a directory may refuse one
 * group only. The person leaves groups first, because a right that stays is worse than one that is missing.
 */
public final class GroupMoves {

    private static final Logger LOG = Logger.getLogger(GroupMoves.class);

    private final RealmModel realm;
    private final String mapper;
    private final LoggedWarnings warnings;

    public GroupMoves(RealmModel realm, String mapper, LoggedWarnings warnings) {
        this.realm = realm;
        this.mapper = mapper;
        this.warnings = warnings;
    }

    public void make(UserModel user, Collection<GroupModel> toLeave, Collection<GroupModel> toJoin) {
        for (GroupModel group : toLeave) {
            if (!isDone(() -> user.leaveGroup(group)) && warnings.isNew("leave " + group.getId())) {
                LOG.warnf(
                        "Mapper '%s': an account refuses to leave group '%s' (%s), which another directory keeps. "
                                + "What the group may do, its members may do after a change of department, too",
                        mapper, group.getName(), group.getId());
            }
        }
        for (GroupModel group : toJoin) {
            if (!isDone(() -> user.joinGroup(group))) {
                LOG.debugf("Mapper '%s': user %s cannot join group %s", mapper, user.getId(), group.getId());
            } else if (AdministratorRoles.areHeldBy(realm, group) && warnings.isNew("administer " + group.getId())) {
                LOG.warnf(
                        "Mapper '%s' has put a member into group '%s' (%s), which may administer Keycloak: the "
                                + "administrators of WeCom decide who gets that right",
                        mapper, group.getName(), group.getId());
            }
        }
    }

    private static boolean isDone(Runnable move) {
        try {
            move.run();
            return true;
        } catch (ReadOnlyException | ModelException e) {
            // A read-only LDAP group mapper throws ModelException (GroupLDAPStorageMapper). The message is not logged,
            // because it names the person.
            return false;
        }
    }
}
