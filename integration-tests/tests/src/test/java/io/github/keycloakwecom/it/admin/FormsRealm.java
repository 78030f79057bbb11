package io.github.keycloakwecom.it.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.server.RealmSettings;
import io.github.keycloakwecom.server.RunningKeycloak;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.admin.client.resource.AuthenticationManagementResource;
import org.keycloak.admin.client.resource.IdentityProviderResource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.AuthenticationExecutionInfoRepresentation;
import org.keycloak.representations.idm.ConfigPropertyRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** A realm without a provider, whose administrators read the console in three languages. */
final class FormsRealm implements AutoCloseable {

    private final RealmResource master;
    private final RealmResource realm;
    private final RunningKeycloak keycloak;

    FormsRealm(TestBed bed, String name) {
        keycloak = bed.keycloak();
        master = keycloak.admin().realm("master");
        RealmRepresentation inThreeLanguages = master.toRepresentation();
        inThreeLanguages.setInternationalizationEnabled(true);
        inThreeLanguages.setSupportedLocales(Set.of("en", "zh-CN", "zh-TW"));
        master.update(inThreeLanguages);

        RealmSettings settings = RealmSettings.acme().named(name);
        settings.tree().remove(List.of("clients", "identityProviders"));
        settings.tree().putArray("groups").addObject().put("name", "研发");
        realm = settings.create(keycloak.admin());
    }

    /** The shared realm of the administrators first: an error in the other realm must not keep its languages. */
    @Override
    public void close() {
        RealmRepresentation again = master.toRepresentation();
        again.setInternationalizationEnabled(false);
        again.setSupportedLocales(Set.of());
        master.update(again);
        realm.remove();
        assertThat(master.toRepresentation().isInternationalizationEnabled()).isFalse();
    }

    /** What the server says about the settings of the provider. */
    List<ConfigPropertyRepresentation> providerProperties() {
        return keycloak
                .admin()
                .serverInfo()
                .getInfo()
                .getComponentTypes()
                .get("org.keycloak.broker.social.SocialIdentityProvider")
                .stream()
                .filter(type -> type.getId().equals("wecom"))
                .findFirst()
                .orElseThrow()
                .getProperties();
    }

    /** What the server says about the settings of each mapper, by the id of the mapper. */
    Map<String, List<ConfigPropertyRepresentation>> mapperProperties() {
        return provider().getMapperTypes().entrySet().stream()
                .filter(type -> type.getKey().startsWith("wecom-"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, type -> type.getValue().getProperties()));
    }

    void addProvider() {
        IdentityProviderRepresentation provider = new IdentityProviderRepresentation();
        provider.setAlias("wecom");
        provider.setProviderId("wecom");
        provider.setConfig(Map.of("clientId", "wwSIM0000000003", "clientSecret", "secret", "agentId", "1000002"));
        realm.identityProviders().create(provider).close();
    }

    List<IdentityProviderRepresentation> providers() {
        return realm.identityProviders().findAll();
    }

    IdentityProviderResource provider() {
        return realm.identityProviders().get("wecom");
    }

    AuthenticationManagementResource flows() {
        return realm.flows();
    }

    String id(String flow) {
        return flows().getFlows().stream()
                .filter(found -> found.getAlias().equals(flow))
                .findFirst()
                .orElseThrow()
                .getId();
    }

    AuthenticationExecutionInfoRepresentation step(String flow, String type) {
        return flows().getExecutions(flow).stream()
                .filter(step -> type.equals(step.getProviderId()))
                .findFirst()
                .orElseThrow();
    }
}
