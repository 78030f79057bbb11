package io.github.keycloakwecom.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.testing.Fake;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.ClientModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderStorageProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

class ClientAccessTest {

    private static final UserModel PERSON = Fake.of(UserModel.class, Map.of("getEmail", any -> null));

    @ParameterizedTest
    @CsvSource({
        // provider of the session, application: whether it is closed
        "'',     gitlab,          false",
        "wecom,  wiki,            false",
        "wecom,  gitlab,          true",
        "wecom,  account-console, false",
        "github, gitlab,          false",
        "gone,   gitlab,          false"
    })
    void aWecomProviderIsForItsApplicationsAndAnotherOneForAll(String alias, String client, boolean closed) {
        assertThat(new ClientAccess(session())
                        .denial(client(client), PERSON, Optional.of(alias).filter(name -> !name.isEmpty())))
                .isEqualTo(closed ? Optional.of(ClientAccess.Denial.OTHER_CORP) : Optional.empty());
    }

    /** Keycloak looks for the action by its alias in the realm, which an import may choose. */
    @Test
    void theActionIsDueUnderTheAliasThatItHasInTheRealm() {
        List<Object> due = new ArrayList<>();
        AuthenticationSessionModel login = Fake.of(
                AuthenticationSessionModel.class,
                Map.of(
                        "getClient", any -> client("gitlab"),
                        "getUserSessionNotes", any -> Map.of("identity_provider", "wecom"),
                        "addRequiredAction", alias -> due.add(alias)));
        RealmModel realm = Fake.of(
                RealmModel.class,
                Map.of(
                        "getRequiredActionProvidersStream",
                        any -> Stream.of(
                                action("off", "wecom-client-access", false),
                                action("company-access", "wecom-client-access", true),
                                action("terms", "TERMS_AND_CONDITIONS", true))));
        new ClientAccessAction(session())
                .evaluateTriggers(Fake.of(
                        RequiredActionContext.class,
                        Map.of(
                                "getAuthenticationSession", any -> login,
                                "getRealm", any -> realm,
                                "getUser", any -> PERSON)));
        assertThat(due).containsExactly("company-access");
    }

    private static RequiredActionProviderModel action(String alias, String provider, boolean enabled) {
        RequiredActionProviderModel action = new RequiredActionProviderModel();
        action.setAlias(alias);
        action.setProviderId(provider);
        action.setEnabled(enabled);
        return action;
    }

    private static ClientModel client(String id) {
        return Fake.of(
                ClientModel.class,
                Map.of("getClientId", any -> id, "getRole", any -> null, "getAttribute", any -> null));
    }

    private static KeycloakSession session() {
        Map<String, IdentityProviderModel> known = Map.of("wecom", provider("wecom"), "github", provider("github"));
        IdentityProviderStorageProvider providers =
                Fake.of(IdentityProviderStorageProvider.class, Map.of("getByAlias", alias -> known.get(alias)));
        return Fake.of(KeycloakSession.class, Map.of("identityProviders", any -> providers));
    }

    private static IdentityProviderModel provider(String type) {
        IdentityProviderModel provider = new IdentityProviderModel();
        provider.setAlias(type);
        provider.setProviderId(type);
        provider.setConfig(new HashMap<>(Map.of("kcTheme-clients", "wiki")));
        return provider;
    }
}
