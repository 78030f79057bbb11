package io.github.keycloakwecom.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.testing.Fake;
import io.github.keycloakwecom.testing.LoginInBrowser;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.models.UserModel;

/** Which mail a known account gets where only the first login writes (sync mode {@code IMPORT}). */
class FirstMailTest {

    private final LoginInBrowser browser = new LoginInBrowser();

    @ParameterizedTest
    @CsvSource({
        // mail of the account, of the identity, decision of the member in this login: mail afterwards
        "'',            li@acme.example, granted, li@acme.example",
        "'',            li@acme.example, refused, ''",
        "'',            li@acme.example, '',      ''",
        "'',            '',              granted, ''",
        "old@a.example, li@acme.example, granted, old@a.example"
    })
    void onlyConsentBringsTheFirstMail(String known, String shown, String decision, String afterwards) {
        browser.config.setSyncMode(IdentityProviderSyncMode.IMPORT);
        BrokeredIdentityContext identity = new BrokeredIdentityContext("li", browser.config);
        identity.setEmail(shown.isEmpty() ? null : shown);
        identity.setAuthenticationSession(browser.login());
        if (!decision.isEmpty()) {
            identity.setUserAttribute("wecom.privateinfo", decision);
        }
        AtomicReference<String> mail = new AtomicReference<>(known);
        UserModel user = Fake.of(
                UserModel.class,
                Map.of(
                        "getEmail",
                        any -> mail.get(),
                        "getId",
                        any -> "id",
                        "isEmailVerified",
                        any -> false,
                        "setEmailVerified",
                        any -> null,
                        "setEmail",
                        value -> {
                            mail.set((String) value);
                            return null;
                        }));
        new WecomIdentityProvider(browser.keycloak(), browser.config, null).updateEmail(user, identity);
        assertThat(mail).hasValue(afterwards);
    }
}
