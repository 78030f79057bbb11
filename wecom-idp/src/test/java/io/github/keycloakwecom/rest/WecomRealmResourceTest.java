package io.github.keycloakwecom.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakwecom.broker.WecomIdentityProvider;
import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.github.keycloakwecom.testing.TestClient;
import io.github.keycloakwecom.testing.TestRealm;
import io.github.keycloakwecom.testing.TestSession;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.IdentityProviderModel;

/** docs/access.md, the response with status 404. Keycloak itself responds for an unknown realm. */
class WecomRealmResourceTest {

    private final TestRealm realm = new TestRealm().with(TestClient.of("a/b").home("https://app.example"));
    private final TestSession request = new TestSession(realm);
    private final WecomRealmResource resource = new WecomRealmResource(request.session());

    @ParameterizedTest
    @CsvSource({
        // alias, kind of provider, enabled, link only, realm enabled: whether the resource exists
        "wecom,   wecom,  true,  false, true,  true",
        "unknown, wecom,  true,  false, true,  false",
        "wecom,   github, true,  false, true,  false",
        "wecom,   wecom,  false, false, true,  false",
        "wecom,   wecom,  true,  true,  true,  false",
        "wecom,   wecom,  true,  false, false, false"
    })
    void alias_isServedOrUnknown(
            String alias, String kind, boolean enabled, boolean linkOnly, boolean realmEnabled, boolean served) {
        IdentityProviderModel provider = TestRealm.wecom("wecom");
        provider.setProviderId(kind);
        provider.setEnabled(enabled);
        provider.setLinkOnly(linkOnly);
        realm.with(provider);
        request.serving(new WecomIdentityProvider(request.session(), new WecomIdentityProviderConfig(provider)));
        if (!realmEnabled) {
            realm.disabled();
        }
        if (served) {
            assertThat(resource.panel(alias)).isNotNull();
            assertThat(resource.launch(alias, "/app")).isNotNull();
            assertThat(resource.portal(alias)).isNotNull();
        } else {
            assertThatThrownBy(() -> resource.panel(alias)).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> resource.launch(alias, "/app")).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> resource.portal(alias)).isInstanceOf(NotFoundException.class);
        }
    }

    /** A client id may be a URL. */
    @Test
    void slashesOfAClientId_belongToIt() {
        IdentityProviderModel provider = TestRealm.wecom("wecom");
        realm.with(provider);
        request.serving(new WecomIdentityProvider(request.session(), new WecomIdentityProviderConfig(provider)));
        Response response = resource.launch("wecom", "/a/b").launch();
        assertThat(response.getLocation()).hasToString("https://app.example#");
        assertThat(resource.launch("wecom", "").launch().getStatus())
                .as("a link without a client id")
                .isEqualTo(404);
    }

    @Test
    void realmResource_isBelowWecom() {
        WecomRealmResourceProviderFactory factory = new WecomRealmResourceProviderFactory();
        assertThat(factory.getId()).isEqualTo("wecom");
        assertThat(factory.create(request.session()).getResource()).isInstanceOf(WecomRealmResource.class);
    }
}
