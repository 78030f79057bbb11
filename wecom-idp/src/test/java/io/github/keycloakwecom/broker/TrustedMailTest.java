package io.github.keycloakwecom.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.github.keycloakwecom.testing.Fake;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Which addresses of an identity count as verified. */
class TrustedMailTest {

    private static final String COMPANY = "li@acme.example";

    @ParameterizedTest
    @CsvSource({
        // Trust email, new account, its mail, verified before; mail of the identity: verified afterwards
        "true,  true,  li@acme.example,  false, li@acme.example,  true",
        "true,  false, '',               false, li@acme.example,  true",
        "true,  false, old@acme.example, true,  LI@acme.example,  true",
        "false, false, old@acme.example, true,  li@acme.example,  false",
        "false, false, li@acme.example,  true,  li@acme.example,  true",
        "true,  true,  cfo@acme.example, false, cfo@acme.example, false",
        "true,  false, '',               false, cfo@acme.example, false",
        "true,  false, old@acme.example, true,  cfo@acme.example, false",
        "true,  false, cfo@acme.example, true,  CFO@acme.example, true"
    })
    void onlyTheCompanysMailboxIs(
            boolean trust, boolean isNew, String known, boolean before, String mail, boolean after) {
        WecomIdentityProviderConfig config = new WecomIdentityProviderConfig();
        config.setAlias("wecom");
        config.setEnabled(true);
        config.setTrustEmail(trust);
        BrokeredIdentityContext identity = new BrokeredIdentityContext("li", config);
        identity.setEmail(mail);
        identity.getContextData().put("wecom.companyMail", COMPANY);
        identity.setAuthenticationSession(
                Fake.of(AuthenticationSessionModel.class, Map.of("getAuthNote", any -> Boolean.toString(isNew))));
        AtomicBoolean verified = new AtomicBoolean(before);
        UserModel user = Fake.of(
                UserModel.class,
                Map.of(
                        "getEmail", any -> known.isEmpty() ? null : known,
                        "getUsername", any -> "li",
                        "setEmailVerified",
                                value -> {
                                    verified.set((Boolean) value);
                                    return null;
                                }));
        new WecomIdentityProvider(null, config).setEmailVerified(user, identity);
        assertThat(verified.get()).isEqualTo(after);
    }
}
