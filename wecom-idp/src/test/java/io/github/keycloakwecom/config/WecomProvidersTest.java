package io.github.keycloakwecom.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.testing.Fake;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.ClientModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderStorageProvider;
import org.keycloak.models.KeycloakSession;

/** A login reads only those providers of the realm that Keycloak caches. The fake fails on any other call. */
class WecomProvidersTest {

    private final ClientModel gitlab = Fake.of(ClientModel.class, Map.of("getClientId", args -> "gitlab"));

    @ParameterizedTest
    @CsvSource({
        "wecom, true,  false, '',     true",
        "wecom, true,  false, gitlab, true",
        "wecom, true,  false, wiki,   false",
        "wecom, false, false, '',     false",
        "wecom, true,  true,  '',     false",
        "oidc,  true,  false, '',     false"
    })
    void aNamedProviderSignsInToAnApplicationOrNot(
            String kind, boolean enabled, boolean linkOnly, String clients, boolean signsIn) {
        IdentityProviderModel provider = provider("corp", kind, clients);
        provider.setEnabled(enabled);
        provider.setLinkOnly(linkOnly);
        assertThat(WecomProviders.signingInTo(session(provider), gitlab, "corp").isPresent())
                .isEqualTo(signsIn);
        assertThat(WecomProviders.signingInTo(session(provider), gitlab, "another"))
                .isEmpty();
    }

    @Test
    void theLoginPageShowsThoseThatAreForTheApplication() {
        KeycloakSession session = session(
                provider("b", "wecom", ""),
                provider("github", "github", ""),
                provider("a", "wecom", "gitlab##wiki"),
                provider("c", "wecom", "wiki"));
        assertThat(WecomProviders.shownFor(session, gitlab))
                .extracting(IdentityProviderModel::getAlias)
                .containsExactly("a", "b");
    }

    private static IdentityProviderModel provider(String alias, String kind, String clients) {
        IdentityProviderModel provider = new IdentityProviderModel();
        provider.setAlias(alias);
        provider.setProviderId(kind);
        provider.setEnabled(true);
        provider.getConfig().put("kcTheme-clients", clients);
        return provider;
    }

    private static KeycloakSession session(IdentityProviderModel... providers) {
        IdentityProviderStorageProvider cached = Fake.of(
                IdentityProviderStorageProvider.class,
                Map.of(
                        "getByAlias",
                        alias -> Stream.of(providers)
                                .filter(provider -> provider.getAlias().equals(alias))
                                .findFirst()
                                .orElse(null),
                        "getForLogin",
                        args -> Stream.of(providers)));
        return Fake.of(KeycloakSession.class, Map.of("identityProviders", args -> cached));
    }
}
