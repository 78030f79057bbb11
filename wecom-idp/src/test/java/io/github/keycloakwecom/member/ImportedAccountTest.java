package io.github.keycloakwecom.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.github.keycloakwecom.testing.Fake;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;

class ImportedAccountTest {

    private static final String CONSENT = "wecom.privateinfo";

    private final Map<String, String> attributes = new HashMap<>();
    private final WecomIdentityProviderConfig config = new WecomIdentityProviderConfig();
    private BrokeredIdentityContext identity;
    private String mail;

    @BeforeEach
    void somebodyWhoIsKnown() {
        config.setAlias("wecom");
        config.setEnabled(true);
        config.getConfig().put("clientId", "wwHERE");
        identity = new BrokeredIdentityContext("li", config);
        identity.setUserAttribute("wecom.corpid", "wwHERE");
        identity.setUserAttribute("wecom.mobile", "13900000001");
        identity.setUserAttribute("wecom.position", "engineer");
    }

    @Test
    void aLoginWithoutAQuestionWritesNothing() {
        update();
        assertThat(attributes).isEmpty();
    }

    @Test
    void theAnswerIsKeptWithWhatItBrought() {
        identity.setUserAttribute(CONSENT, "granted");
        update();
        assertThat(attributes)
                .containsOnly(Map.entry("wecom.privateinfo", "granted"), Map.entry("wecom.mobile", "13900000001"));
    }

    @Test
    void whatIsKnownStays() {
        attributes.put("wecom.mobile", "13900000009");
        identity.setUserAttribute(CONSENT, "refused");
        update();
        assertThat(attributes)
                .containsOnly(Map.entry("wecom.privateinfo", "refused"), Map.entry("wecom.mobile", "13900000009"));
    }

    @Test
    void anAccountThatWasProvedIsOfThisCorp() {
        attributes.put("wecom.corpid", "wwBEFORE");
        update();
        assertThat(attributes).containsOnly(Map.entry("wecom.corpid", "wwHERE"));
    }

    @ParameterizedTest
    @CsvSource({
        // mail of the account, of the identity: whether it is the first mail
        "'',            li@acme.example, true",
        "'',            '',              false",
        "old@a.example, li@acme.example, false"
    })
    void onlyAnAccountWithoutMailIsGivenItsFirst(String known, String shown, boolean first) {
        mail = known.isEmpty() ? null : known;
        identity.setEmail(shown.isEmpty() ? null : shown);
        assertThat(ImportedAccount.isGivenItsFirstMail(account(), identity)).isEqualTo(first);
    }

    private void update() {
        UserProvider users = Fake.of(
                UserProvider.class,
                Map.of("getFederatedIdentitiesStream", any -> Stream.empty(), "getFederatedIdentity", any -> null));
        KeycloakSession session = Fake.of(KeycloakSession.class, Map.of("users", any -> users));
        ImportedAccount.update(account(), identity, new CorpOfAccount(session, null, config), CONSENT);
    }

    private UserModel account() {
        return new WrittenAccount().user();
    }

    /** Keeps single values under their names. */
    private final class WrittenAccount {

        UserModel user() {
            return (UserModel) java.lang.reflect.Proxy.newProxyInstance(
                    UserModel.class.getClassLoader(),
                    new Class<?>[] {UserModel.class},
                    (self, method, args) -> switch (method.getName()) {
                        case "getEmail" -> mail;
                        case "getId" -> "id";
                        case "getFirstAttribute" -> attributes.get(args[0]);
                        case "setSingleAttribute" -> attributes.put((String) args[0], (String) args[1]);
                        default -> throw new AssertionError("not expected: " + method.getName());
                    });
        }
    }
}
