package io.github.keycloakwecom.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.testing.Fake;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.models.ClientModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

class GroupMovesTest {

    private final List<String> moves = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Logger log = Logger.getLogger(GroupMoves.class.getName());
    private final RoleModel administration = Fake.of(RoleModel.class, Map.of());
    private final ClientModel management =
            Fake.of(ClientModel.class, Map.of("getRolesStream", any -> Stream.of(administration)));
    private final RealmModel realm =
            Fake.of(RealmModel.class, Map.of("getName", any -> "acme", "getClientByClientId", any -> management));
    private final UserModel user = Fake.of(
            UserModel.class,
            Map.of(
                    "getId", any -> "id",
                    "leaveGroup", group -> move("leave", (GroupModel) group),
                    "joinGroup", group -> move("join", (GroupModel) group)));
    private final GroupMoves groups = new GroupMoves(realm, "departments", new LoggedWarnings());
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            warnings.add(entry.getMessage());
        }

        @Override
        public void flush() {
            // nothing is held
        }

        @Override
        public void close() {
            // nothing is held
        }
    };

    @BeforeEach
    void listen() {
        log.addHandler(listener);
    }

    @AfterEach
    void stopListening() {
        log.removeHandler(listener);
    }

    @Test
    void refusedMove_doesNotStopOthersAndLeavingComesFirst() {
        groups.make(
                user,
                List.of(group("ldap", false), group("finance", false)),
                List.of(group("ldap", false), group("sales", false)));
        assertThat(moves).containsExactly("leave ldap", "leave finance", "join ldap", "join sales");
    }

    @Test
    void refusedLeave_isLoggedOnce() {
        for (int login = 0; login < 2; login++) {
            groups.make(user, List.of(group("ldap", false), group("finance", false)), List.of());
        }
        assertThat(warnings).singleElement().asString().contains("refuses to leave group 'ldap'");
    }

    @Test
    void groupWithAdministratorRole_isLoggedOnce() {
        for (int login = 0; login < 2; login++) {
            groups.make(user, List.of(), List.of(group("sales", false), group("operators", true)));
        }
        assertThat(warnings).singleElement().asString().contains("group 'operators'", "administer Keycloak");
    }

    private Object move(String how, GroupModel group) {
        moves.add(how + " " + group.getId());
        if (Set.of("ldap").contains(group.getId())) {
            throw new ModelException("mapper is read-only");
        }
        return null;
    }

    private static GroupModel group(String id, boolean administers) {
        return Fake.of(
                GroupModel.class, Map.of("getId", any -> id, "getName", any -> id, "hasRole", any -> administers));
    }
}
