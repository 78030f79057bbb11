package io.github.keycloakwecom.it.bed;

import jakarta.ws.rs.core.Response;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.resource.IdentityProviderResource;
import org.keycloak.admin.client.resource.RolesResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.IdentityProviderMapperRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/** What one test changes in the shared realm and the shared company. Closing takes it back, newest first. */
public final class RealmChanges implements AutoCloseable {

    private final TestBed bed;
    private final Deque<Runnable> undo = new ArrayDeque<>();

    public RealmChanges(TestBed bed) {
        this.bed = bed;
    }

    public FlowChanges flows() {
        return new FlowChanges(bed, this);
    }

    public UserProfileChanges userProfile() {
        return new UserProfileChanges(bed, this);
    }

    public CompanyChanges company() {
        return new CompanyChanges(bed, this);
    }

    /** Settings of the realm itself, such as its login theme. */
    public void realm(Consumer<RealmRepresentation> change) {
        RealmRepresentation before = bed.realm().toRepresentation();
        RealmRepresentation now = bed.realm().toRepresentation();
        change.accept(now);
        bed.realm().update(now);
        undo.push(() -> bed.realm().update(before));
    }

    /** The second provider, which is hidden from the login page otherwise. */
    public void showOtherProvider(String displayName) {
        otherProvider(other -> {
            other.setHideOnLogin(false);
            other.setDisplayName(displayName);
        });
    }

    public void otherProvider(Consumer<IdentityProviderRepresentation> change) {
        IdentityProviderResource resource = bed.realm().identityProviders().get(TestBed.OTHER_ALIAS);
        IdentityProviderRepresentation before = resource.toRepresentation();
        IdentityProviderRepresentation now = resource.toRepresentation();
        change.accept(now);
        resource.update(now);
        undo.push(() -> resource.update(before));
    }

    /** The application of the tests itself. */
    public void application(Consumer<ClientRepresentation> change) {
        ClientRepresentation now =
                bed.realm().clients().findByClientId("sample-app").get(0);
        ClientRepresentation before =
                bed.realm().clients().findByClientId("sample-app").get(0);
        change.accept(now);
        bed.realm().clients().get(now.getId()).update(now);
        // An attribute that is not named stays as it is; an empty one goes.
        now.getAttributes().keySet().forEach(name -> before.getAttributes().putIfAbsent(name, ""));
        undo.push(() -> bed.realm().clients().get(before.getId()).update(before));
    }

    /** From now on the application is for those who have the role, such as a group that is given it. */
    public RoleRepresentation restrictedApplication() {
        return restrictedApplication("sample-app");
    }

    public RoleRepresentation restrictedApplication(String clientId) {
        String client = bed.realm().clients().findByClientId(clientId).get(0).getId();
        RolesResource roles = bed.realm().clients().get(client).roles();
        RoleRepresentation role = new RoleRepresentation();
        role.setName("restricted-access");
        roles.create(role);
        undo.push(() -> roles.deleteRole("restricted-access"));
        return roles.get("restricted-access").toRepresentation();
    }

    /** @return the client's own id */
    public String client(ClientRepresentation client) {
        try (Response created = bed.realm().clients().create(client)) {
            String id = CreatedResponseUtil.getCreatedId(created);
            undo.push(() -> bed.realm().clients().get(id).remove());
            return id;
        }
    }

    /** A step that takes back what a test has changed itself. */
    public void undo(Runnable step) {
        undo.push(step);
    }

    public String mapper(String type, Map<String, String> config) {
        IdentityProviderMapperRepresentation mapper = new IdentityProviderMapperRepresentation();
        mapper.setName("mapper " + undo.size());
        mapper.setIdentityProviderAlias(TestBed.ALIAS);
        mapper.setIdentityProviderMapper(type);
        mapper.setConfig(new HashMap<>(config));
        try (Response created = provider().addMapper(mapper)) {
            String id = CreatedResponseUtil.getCreatedId(created);
            undo.push(() -> provider().delete(id));
            return id;
        }
    }

    public String group(String name, String departmentId) {
        try (Response created = bed.realm().groups().add(representation(name, departmentId))) {
            String id = CreatedResponseUtil.getCreatedId(created);
            undo.push(() -> bed.realm().groups().group(id).remove());
            return id;
        }
    }

    /** Goes when its parent goes. */
    public String groupBelow(String parent, String name, String departmentId) {
        try (Response created = bed.realm().groups().group(parent).subGroup(representation(name, departmentId))) {
            return CreatedResponseUtil.getCreatedId(created);
        }
    }

    private IdentityProviderResource provider() {
        return bed.realm().identityProviders().get(TestBed.ALIAS);
    }

    private static GroupRepresentation representation(String name, String departmentId) {
        GroupRepresentation group = new GroupRepresentation();
        group.setName(name);
        if (!departmentId.isEmpty()) {
            group.setAttributes(Map.of("wecom.departmentId", List.of(departmentId)));
        }
        return group;
    }

    @Override
    public void close() {
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
    }
}
