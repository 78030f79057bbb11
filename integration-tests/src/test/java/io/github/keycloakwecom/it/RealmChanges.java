package io.github.keycloakwecom.it;

import io.github.keycloakwecom.standin.App;
import io.github.keycloakwecom.standin.Person;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.resource.AuthenticationManagementResource;
import org.keycloak.admin.client.resource.ComponentsResource;
import org.keycloak.admin.client.resource.IdentityProviderResource;
import org.keycloak.admin.client.resource.RolesResource;
import org.keycloak.representations.idm.AuthenticationExecutionInfoRepresentation;
import org.keycloak.representations.idm.AuthenticationFlowRepresentation;
import org.keycloak.representations.idm.AuthenticatorConfigRepresentation;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.IdentityProviderMapperRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderSimpleRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.representations.userprofile.config.UPConfig.UnmanagedAttributePolicy;

/** What one test adds to the shared realm and changes in the shared company; closing takes it back, newest first. */
final class RealmChanges implements AutoCloseable {

    /** The flow that administrators are given, {@code docs/realm}. */
    static final String FIRST_LOGIN = "wecom first login";

    static final String BROWSER = "wecom browser";

    private static final String ACCESS = "wecom-client-access";

    private final TestBed bed;
    private final Deque<Runnable> undo = new ArrayDeque<>();

    RealmChanges(TestBed bed) {
        this.bed = bed;
    }

    /** Without it the admin API hides attributes that the realm's user profile does not name. */
    void showEveryAttribute() {
        UPConfig profile = bed.realm().users().userProfile().getConfiguration();
        UnmanagedAttributePolicy before = profile.getUnmanagedAttributePolicy();
        profile.setUnmanagedAttributePolicy(UnmanagedAttributePolicy.ADMIN_EDIT);
        bed.realm().users().userProfile().update(profile);
        undo.push(() -> {
            profile.setUnmanagedAttributePolicy(before);
            bed.realm().users().userProfile().update(profile);
        });
    }

    /** Settings of the realm itself, such as its login theme. */
    void realm(Consumer<RealmRepresentation> change) {
        RealmRepresentation before = bed.realm().toRepresentation();
        RealmRepresentation now = bed.realm().toRepresentation();
        change.accept(now);
        bed.realm().update(now);
        undo.push(() -> bed.realm().update(before));
    }

    /** The second provider, which is hidden from the login page otherwise. */
    void showOtherProvider(String displayName) {
        otherProvider(other -> {
            other.setHideOnLogin(false);
            other.setDisplayName(displayName);
        });
    }

    void otherProvider(Consumer<IdentityProviderRepresentation> change) {
        IdentityProviderResource resource = bed.realm().identityProviders().get(TestBed.OTHER_ALIAS);
        IdentityProviderRepresentation before = resource.toRepresentation();
        IdentityProviderRepresentation now = resource.toRepresentation();
        change.accept(now);
        resource.update(now);
        undo.push(() -> resource.update(before));
    }

    void userProfile(UPConfig profile) {
        UPConfig before = bed.realm().users().userProfile().getConfiguration();
        undo.push(() -> bed.realm().users().userProfile().update(before));
        bed.realm().users().userProfile().update(profile);
    }

    /** The user profile of a realm that nobody has changed; returned too. */
    UPConfig keycloaksUserProfile() {
        userProfile(bed.realm().users().userProfile().getConfiguration());
        ComponentsResource components = bed.realm().components();
        components
                .query(null, "org.keycloak.userprofile.UserProfileProvider")
                .forEach(component -> components.removeComponent(component.getId()));
        return bed.realm().users().userProfile().getConfiguration();
    }

    void shortestUsername(int characters) {
        UPConfig profile = bed.realm().users().userProfile().getConfiguration();
        profile.getAttribute("username").getValidations().get("length").put("min", characters);
        userProfile(profile);
    }

    /** Which flow a new person goes through. */
    void firstLogin(String flow) {
        String before = bed.provider().getFirstBrokerLoginFlowAlias();
        undo.push(() -> bed.changeProvider(provider -> provider.setFirstBrokerLoginFlowAlias(before)));
        bed.changeProvider(provider -> provider.setFirstBrokerLoginFlowAlias(flow));
    }

    /** The browser flow that administrators are given; what its step {@code wecom-browser} is set to. */
    void browserFlow(Map<String, String> settings) {
        realm(realm -> realm.setBrowserFlow(BROWSER));
        AuthenticationManagementResource flows = bed.realm().flows();
        AuthenticatorConfigRepresentation config = new AuthenticatorConfigRepresentation();
        config.setAlias("test " + UUID.randomUUID());
        config.setConfig(new HashMap<>(settings));
        try (Response created =
                flows.newExecutionConfig(step(BROWSER, "wecom-browser").getId(), config)) {
            String id = CreatedResponseUtil.getCreatedId(created);
            undo.push(() -> flows.removeAuthenticatorConfig(id));
        }
    }

    /** After each login through a provider, the password is asked for as well. */
    void passwordAfterLoginThrough(String alias) {
        AuthenticationManagementResource flows = bed.realm().flows();
        AuthenticationFlowRepresentation flow = new AuthenticationFlowRepresentation();
        flow.setAlias("password after login");
        flow.setProviderId("basic-flow");
        flow.setTopLevel(true);
        String id;
        try (Response created = flows.createFlow(flow)) {
            id = CreatedResponseUtil.getCreatedId(created);
        }
        flows.addExecution(flow.getAlias(), Map.of("provider", "auth-password-form"));
        AuthenticationExecutionInfoRepresentation password = step(flow.getAlias(), "auth-password-form");
        password.setRequirement("REQUIRED");
        flows.updateExecutions(flow.getAlias(), password);
        IdentityProviderResource provider = bed.realm().identityProviders().get(alias);
        IdentityProviderRepresentation now = provider.toRepresentation();
        now.setPostBrokerLoginFlowAlias(flow.getAlias());
        provider.update(now);
        undo.push(() -> {
            now.setPostBrokerLoginFlowAlias("");
            provider.update(now);
            flows.deleteFlow(id);
        });
    }

    /** The question who may use which application. */
    void clientAccess() {
        RequiredActionProviderSimpleRepresentation action = new RequiredActionProviderSimpleRepresentation();
        action.setProviderId(ACCESS);
        action.setName("WeCom: may use this application");
        bed.realm().flows().registerRequiredAction(action);
        undo.push(() -> bed.realm().flows().removeRequiredAction(ACCESS));
    }

    /** The application of the tests itself. */
    void application(Consumer<ClientRepresentation> change) {
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
    RoleRepresentation restrictedApplication() {
        return restrictedApplication("sample-app");
    }

    RoleRepresentation restrictedApplication(String clientId) {
        String client = bed.realm().clients().findByClientId(clientId).get(0).getId();
        RolesResource roles = bed.realm().clients().get(client).roles();
        RoleRepresentation role = new RoleRepresentation();
        role.setName("restricted-access");
        roles.create(role);
        undo.push(() -> roles.deleteRole("restricted-access"));
        return roles.get("restricted-access").toRepresentation();
    }

    /** @return the client's own id */
    String client(ClientRepresentation client) {
        try (Response created = bed.realm().clients().create(client)) {
            String id = CreatedResponseUtil.getCreatedId(created);
            undo.push(() -> bed.realm().clients().get(id).remove());
            return id;
        }
    }

    /** The switch of our step in the flow that administrators are given. */
    void linkSilently(boolean silently) {
        AuthenticationManagementResource flows = bed.realm().flows();
        String id = step(FIRST_LOGIN, "wecom-create-or-link").getAuthenticationConfig();
        AuthenticatorConfigRepresentation config = flows.getAuthenticatorConfig(id);
        String before = config.getConfig().put("linkSilently", Boolean.toString(silently));
        flows.updateAuthenticatorConfig(id, config);
        undo.push(() -> {
            config.getConfig().put("linkSilently", before);
            flows.updateAuthenticatorConfig(id, config);
        });
        // With a second company in the realm no account is taken for this one's by its name.
        otherProvider(other -> other.setEnabled(false));
    }

    /** An app from before 2022-06-20: it is shown mail and mobile (docs/wecom-protocol.md#sensitive-fields). */
    void oldApp() {
        App app = bed.wecom().company().loginApp();
        undo.push(() -> bed.wecom().company().updateApp(app.agentId(), any -> app));
        bed.wecom()
                .company()
                .updateApp(app.agentId(), young -> young.withCreatedAt(Instant.parse("2021-05-06T02:00:00Z")));
    }

    /** Something that a test does itself, to be taken back in its turn. */
    void undo(Runnable step) {
        undo.push(step);
    }

    String mapper(String type, Map<String, String> config) {
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

    String group(String name, String departmentId) {
        try (Response created = bed.realm().groups().add(representation(name, departmentId))) {
            String id = CreatedResponseUtil.getCreatedId(created);
            undo.push(() -> bed.realm().groups().group(id).remove());
            return id;
        }
    }

    /** Goes when its parent goes. */
    String groupBelow(String parent, String name, String departmentId) {
        try (Response created = bed.realm().groups().group(parent).subGroup(representation(name, departmentId))) {
            return CreatedResponseUtil.getCreatedId(created);
        }
    }

    void member(String userid, UnaryOperator<Person> change) {
        Person before = bed.wecom().company().member(userid).orElseThrow();
        undo.push(() -> bed.wecom().company().updateMember(userid, any -> before));
        bed.wecom().company().updateMember(userid, change);
    }

    private AuthenticationExecutionInfoRepresentation step(String flow, String authenticator) {
        return bed.realm().flows().getExecutions(flow).stream()
                .filter(step -> authenticator.equals(step.getProviderId()))
                .findFirst()
                .orElseThrow();
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
