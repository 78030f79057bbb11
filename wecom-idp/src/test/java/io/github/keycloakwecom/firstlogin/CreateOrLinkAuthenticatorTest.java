package io.github.keycloakwecom.firstlogin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.testing.Fake;
import io.github.keycloakwecom.testing.Notes;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.FlowStatus;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.common.Profile;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderStorageProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;

class CreateOrLinkAuthenticatorTest {

    private static final UserModel ACCOUNT = Fake.of(
            UserModel.class,
            Map.of(
                    "getId", any -> "the account",
                    "isEnabled", any -> true,
                    "getServiceAccountClientLink", any -> null,
                    "getFirstAttribute", any -> null));

    private final Map<Object, String> notes = new HashMap<>();
    private FlowStatus status = FlowStatus.ATTEMPTED;

    /** Keycloak asks it whether there are accounts for one session only. */
    @BeforeAll
    static void theFeaturesOfAServer() {
        Profile.defaults();
    }

    /** Keycloak may be led to another account before it ends the first login, and then nothing else says which one was meant. */
    @ParameterizedTest
    @CsvSource({"'', the account", "an earlier step's, "})
    void anAccountThatIsLinkedSilentlyIsNamed(String found, String named) {
        if (!found.isEmpty()) {
            notes.put("EXISTING_USER_INFO", found);
        }
        IdentityProviderModel provider = new IdentityProviderModel();
        provider.setAlias("wecom");
        provider.setProviderId("wecom");
        provider.setEnabled(true);
        BrokeredIdentityContext identity = new BrokeredIdentityContext("li", provider);
        identity.setUsername("li");
        identity.setModelUsername("li");
        new CreateOrLinkAuthenticator().authenticateImpl(context(), new SerializedBrokeredIdentityContext(), identity);
        assertThat(notes.get("wecom.firstLoginAccount")).isEqualTo(named);
    }

    private AuthenticationFlowContext context() {
        AuthenticatorConfigModel silently = new AuthenticatorConfigModel();
        silently.setConfig(Map.of("linkSilently", "true"));
        RealmModel realm = Fake.of(
                RealmModel.class,
                Map.of(
                        "getName", any -> "acme",
                        "getClientByClientId", any -> null,
                        "isRegistrationAllowed", any -> false,
                        "isEditUsernameAllowed", any -> false));
        return Fake.of(
                AuthenticationFlowContext.class,
                Map.of(
                        "getSession", any -> session(),
                        "getRealm", any -> realm,
                        "getAuthenticationSession", any -> Notes.session(notes),
                        "getAuthenticatorConfig", any -> silently,
                        "setUser", any -> null,
                        "getUser", any -> ACCOUNT,
                        "success", any -> status = FlowStatus.SUCCESS,
                        "attempted", any -> status = FlowStatus.ATTEMPTED,
                        "getStatus", any -> status));
    }

    private static KeycloakSession session() {
        UserProvider users = Fake.of(
                UserProvider.class,
                Map.of(
                        "getUserByUsername", any -> ACCOUNT,
                        "getFederatedIdentity", any -> null,
                        "getFederatedIdentitiesStream", any -> Stream.empty()));
        IdentityProviderStorageProvider providers =
                Fake.of(IdentityProviderStorageProvider.class, Map.of("getAllStream", any -> Stream.empty()));
        return Fake.of(KeycloakSession.class, Map.of("users", any -> users, "identityProviders", any -> providers));
    }
}
