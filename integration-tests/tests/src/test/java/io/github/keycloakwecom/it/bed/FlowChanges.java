package io.github.keycloakwecom.it.bed;

import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.resource.AuthenticationManagementResource;
import org.keycloak.admin.client.resource.IdentityProviderResource;
import org.keycloak.representations.idm.AuthenticationExecutionInfoRepresentation;
import org.keycloak.representations.idm.AuthenticationFlowRepresentation;
import org.keycloak.representations.idm.AuthenticatorConfigRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderSimpleRepresentation;

/** What a test changes in authentication flows and required actions; {@link RealmChanges} takes it back. */
public final class FlowChanges {

    /** The flow that administrators are given, {@code docs/realm}. */
    public static final String FIRST_LOGIN = "wecom first login";

    public static final String BROWSER = "wecom browser";

    private static final String ACCESS = "wecom-client-access";

    private final TestBed bed;
    private final RealmChanges changes;

    FlowChanges(TestBed bed, RealmChanges changes) {
        this.bed = bed;
        this.changes = changes;
    }

    /** Which flow a new person goes through. */
    public void firstLogin(String flow) {
        String before = bed.provider().getFirstBrokerLoginFlowAlias();
        changes.undo(() -> bed.changeProvider(provider -> provider.setFirstBrokerLoginFlowAlias(before)));
        bed.changeProvider(provider -> provider.setFirstBrokerLoginFlowAlias(flow));
    }

    /** The browser flow that administrators are given; what its step {@code wecom-browser} is set to. */
    public void browserFlow(Map<String, String> settings) {
        changes.realm(realm -> realm.setBrowserFlow(BROWSER));
        AuthenticationManagementResource flows = bed.realm().flows();
        AuthenticatorConfigRepresentation config = new AuthenticatorConfigRepresentation();
        config.setAlias("test " + UUID.randomUUID());
        config.setConfig(new HashMap<>(settings));
        try (Response created =
                flows.newExecutionConfig(step(BROWSER, "wecom-browser").getId(), config)) {
            String id = CreatedResponseUtil.getCreatedId(created);
            changes.undo(() -> flows.removeAuthenticatorConfig(id));
        }
    }

    /** After each login through a provider, the password is asked for as well. */
    public void passwordAfterLoginThrough(String alias) {
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
        changes.undo(() -> {
            now.setPostBrokerLoginFlowAlias("");
            provider.update(now);
            flows.deleteFlow(id);
        });
    }

    /** The question who may use which application. */
    public void clientAccess() {
        RequiredActionProviderSimpleRepresentation action = new RequiredActionProviderSimpleRepresentation();
        action.setProviderId(ACCESS);
        action.setName("WeCom: may use this application");
        bed.realm().flows().registerRequiredAction(action);
        changes.undo(() -> bed.realm().flows().removeRequiredAction(ACCESS));
    }

    /** The switch of our step in the flow that administrators are given. */
    public void linkSilently(boolean silently) {
        AuthenticationManagementResource flows = bed.realm().flows();
        String id = step(FIRST_LOGIN, "wecom-create-or-link").getAuthenticationConfig();
        AuthenticatorConfigRepresentation config = flows.getAuthenticatorConfig(id);
        String before = config.getConfig().put("linkSilently", Boolean.toString(silently));
        flows.updateAuthenticatorConfig(id, config);
        changes.undo(() -> {
            config.getConfig().put("linkSilently", before);
            flows.updateAuthenticatorConfig(id, config);
        });
        // With a second company in the realm no account is taken for this one's by its name.
        changes.otherProvider(other -> other.setEnabled(false));
    }

    private AuthenticationExecutionInfoRepresentation step(String flow, String authenticator) {
        return bed.realm().flows().getExecutions(flow).stream()
                .filter(step -> authenticator.equals(step.getProviderId()))
                .findFirst()
                .orElseThrow();
    }
}
