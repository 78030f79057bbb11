package io.github.keycloakwecom.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientProvider;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderStorageProvider;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;

/** The realm {@code acme}, with the clients, identity providers and required actions that a test adds. */
public final class TestRealm {

    public static final String NAME = "acme";
    static final String ID = "id of acme";

    private final List<ClientModel> clients = new ArrayList<>();
    private final List<IdentityProviderModel> providers = new ArrayList<>();
    private final List<RequiredActionProviderModel> actions = new ArrayList<>();
    private final Map<String, String> headers = new HashMap<>();
    private final Stub<RealmModel> stub = Stub.of(RealmModel.class)
            .returns("getId", ID)
            .returns("getName", NAME)
            .returns("isEnabled", true)
            .returns("isInternationalizationEnabled", false)
            .returns("isEventsEnabled", false)
            .answers("getEnabledEventTypesStream", any -> Stream.empty())
            .returns("getBrowserSecurityHeaders", headers)
            .answers("getEventsListenersStream", any -> Stream.of(TestEvents.LISTENER))
            .answers("getRequiredActionProvidersStream", any -> actions.stream())
            .answers("getClientByClientId", args -> client((String) args[0]))
            .answers("getClientsStream", args -> clients.stream()
                    .sorted(Comparator.comparing((ClientModel client) -> client.getClientId()))
                    .skip((Integer) args[0])
                    .limit((Integer) args[1]));
    private final RealmModel model = stub.make();

    public TestRealm with(TestClient client) {
        clients.add(client.make());
        return this;
    }

    public TestRealm with(IdentityProviderModel provider) {
        providers.add(provider);
        return this;
    }

    public TestRealm header(String key, String value) {
        headers.put(key, value);
        return this;
    }

    public TestRealm disabled() {
        stub.returns("isEnabled", false);
        return this;
    }

    public TestRealm action(String alias, String providerId, boolean enabled) {
        RequiredActionProviderModel action = new RequiredActionProviderModel();
        action.setAlias(alias);
        action.setProviderId(providerId);
        action.setEnabled(enabled);
        actions.add(action);
        return this;
    }

    /** An enabled identity provider of WeCom, for all applications. */
    public static IdentityProviderModel wecom(String alias) {
        IdentityProviderModel provider = new IdentityProviderModel();
        provider.setAlias(alias);
        provider.setProviderId("wecom");
        provider.setEnabled(true);
        provider.setConfig(new HashMap<>());
        return provider;
    }

    public static IdentityProviderModel wecom(String alias, String applications) {
        IdentityProviderModel provider = wecom(alias);
        provider.getConfig().put("kcTheme-clients", applications);
        return provider;
    }

    public RealmModel model() {
        return model;
    }

    /** @return {@code null} for an unknown client, like Keycloak */
    public ClientModel client(String clientId) {
        return clients.stream()
                .filter(client -> client.getClientId().equals(clientId))
                .findFirst()
                .orElse(null);
    }

    ClientProvider clients() {
        return Stub.of(ClientProvider.class)
                .answers("searchClientsByAttributes", args -> {
                    Map.Entry<?, ?> wanted =
                            ((Map<?, ?>) args[1]).entrySet().iterator().next();
                    return clients.stream()
                            .filter(client -> wanted.getValue().equals(client.getAttribute((String) wanted.getKey())));
                })
                .make();
    }

    IdentityProviderStorageProvider identityProviders() {
        return Stub.of(IdentityProviderStorageProvider.class)
                .answers("getByAlias", args -> providers.stream()
                        .filter(provider -> provider.getAlias().equals(args[0]))
                        .findFirst()
                        .orElse(null))
                .answers("getForLogin", any -> providers.stream()
                        .filter(provider -> provider.isEnabled()
                                && !Boolean.TRUE.equals(provider.isLinkOnly())
                                && !Boolean.TRUE.equals(provider.isHideOnLogin())))
                .answers("getAllStream", any -> providers.stream())
                .make();
    }
}
