package io.github.keycloakwecom.it.bed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.standin.WecomStandIn;
import io.github.keycloakwecom.standin.company.App;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.keycloak.admin.client.resource.IdentityProviderResource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.info.ServerInfoRepresentation;

/** The identity provider of the realm that people sign in with, and its settings. */
final class LoginProvider {

    private final RealmResource realm;
    private final WecomStandIn wecom;
    private boolean changed;

    LoginProvider(RealmResource realm, WecomStandIn wecom) {
        this.realm = realm;
        this.wecom = wecom;
    }

    // A server that lost a jar on the way passes every test that expects nothing to happen.
    static void assertIsInstalled(ServerInfoRepresentation server) {
        assertThat(server.getSocialProviders())
                .as("identity providers of the server")
                .anySatisfy(provider -> assertThat(provider).containsEntry("id", "wecom"));
        assertThat(server.getThemes().get("login"))
                .as("login themes of the server")
                .anySatisfy(theme -> assertThat(theme.getName()).isEqualTo("wecom"));
        assertThat(server.getProviders().get("identity-provider-mapper").getProviders())
                .as("mappers of the server")
                .containsKeys(
                        "wecom-user-attribute-mapper",
                        "wecom-department-group-mapper",
                        "wecom-username-template-mapper");
    }

    /** The settings that make a provider call this stand-in. */
    static Map<String, String> settings(WecomStandIn wecom) {
        App app = wecom.company().loginApp();
        return Map.of(
                "clientId", wecom.company().corpId(),
                "clientSecret", app.secret(),
                "agentId", Integer.toString(app.agentId()),
                "apiBaseUrl", wecom.url(),
                "webLoginUrl", wecom.webLoginUrl(),
                "inAppUrl", wecom.inAppUrl());
    }

    /** A second provider with the same settings. */
    void addOther() {
        IdentityProviderRepresentation other = new IdentityProviderRepresentation();
        other.setAlias(TestBed.OTHER_ALIAS);
        other.setProviderId("wecom");
        other.setHideOnLogin(true);
        other.setConfig(settings(wecom));
        realm.identityProviders().create(other).close();
    }

    IdentityProviderRepresentation representation() {
        return resource().toRepresentation();
    }

    /** @return the step that takes this change and later ones back; empty where an earlier step does */
    Optional<Runnable> change(Consumer<IdentityProviderRepresentation> change) {
        boolean isFirst = !changed;
        changed = true;
        IdentityProviderRepresentation provider = representation();
        change.accept(provider);
        resource().update(provider);
        return isFirst ? Optional.of(this::restore) : Optional.empty();
    }

    /**
     * Repeated while Keycloak's cache still shows a setting of the test: a request that has read the provider before
     * the update can put it back there.
     */
    private void restore() {
        for (int attempt = 1; ; attempt++) {
            resource().update(original());
            if (representation().getConfig().keySet().stream().noneMatch(key -> key.startsWith("kcTheme-"))) {
                break;
            }
            assertThat(attempt).as("times that the provider was restored").isLessThan(5);
            System.out.println("[test bed] the provider of before is in the cache: restored once more");
        }
        changed = false;
    }

    // Not from a representation of before: Keycloak masks the secret in it.
    private IdentityProviderRepresentation original() {
        IdentityProviderRepresentation provider = representation();
        provider.setEnabled(true);
        provider.setTrustEmail(false);
        provider.setStoreToken(false);
        provider.setAddReadTokenRoleOnCreate(false);
        provider.setLinkOnly(false);
        provider.setConfig(new HashMap<>(settings(wecom)));
        provider.getConfig().put("syncMode", "FORCE");
        return provider;
    }

    private IdentityProviderResource resource() {
        return realm.identityProviders().get(TestBed.ALIAS);
    }
}
