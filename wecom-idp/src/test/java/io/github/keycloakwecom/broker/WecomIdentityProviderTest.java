package io.github.keycloakwecom.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakwecom.api.Member;
import io.github.keycloakwecom.member.BrokeredMember;
import io.github.keycloakwecom.testing.DebugTrail;
import io.github.keycloakwecom.testing.LoginInBrowser;
import io.github.keycloakwecom.testing.MemoryAccount;
import io.github.keycloakwecom.testing.TestPerson;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.IdentityProviderSyncMode;

/** What Keycloak lets the provider do with an identity, before and while it writes the account. */
class WecomIdentityProviderTest {

    private static final String MAIL = "li@acme.example";

    private final LoginInBrowser browser = new LoginInBrowser();
    private final MemoryAccount account = new MemoryAccount();
    private FederatedIdentityModel link = new FederatedIdentityModel("wecom", "li", "li");
    private BrokeredIdentityContext identity;

    @BeforeEach
    void aMemberWhoIsLinked() {
        browser.config.setSyncMode(IdentityProviderSyncMode.FORCE);
        browser.users.put("getUserByEmail", any -> null);
        browser.users.put("getUserByUsername", any -> null);
        browser.users.put("getFederatedIdentity", any -> link);
        browser.users.put("updateFederatedIdentity", updated -> {
            link = (FederatedIdentityModel) updated;
            return null;
        });
        Member member = new Member(
                "li", "李", "", "", "engineer", MAIL, "", "", List.of(), List.of(), true, Set.of("alias"), "{}");
        identity = BrokeredMember.identity(member, browser.config);
        identity.setAuthenticationSession(browser.login());
    }

    @ParameterizedTest
    @CsvSource({
        // identity has an account, owner of the mail: mail of the identity, warning
        "true,  '',      li@acme.example, false",
        "true,  itself,  li@acme.example, false",
        "true,  another, ,                true",
        "false, another, li@acme.example, false"
    })
    void mailOfAnotherAccount_isLeftOutWithAWarning(boolean linked, String owner, String mail, boolean warns) {
        browser.account = linked ? Optional.of(account.user()) : Optional.empty();
        browser.users.put("getUserByEmail", any -> switch (owner) {
            case "itself" -> account.user();
            case "another" -> TestPerson.of("wu").make();
            default -> null;
        });
        try (DebugTrail trail = DebugTrail.of(WecomIdentityProvider.class)) {
            provider().preprocessFederatedIdentity(browser.keycloak(), browser.realm(), identity);
            assertThat(identity.getEmail()).isEqualTo(mail);
            assertThat(trail.lines())
                    .isEqualTo(
                            warns
                                    ? List.of("Identity provider 'wecom': a mail of user id belongs to another user "
                                            + "and is left out")
                                    : List.of());
        }
    }

    @Test
    void identityWithoutMail_getsTheOneOfTheTemplate() {
        browser.config.getConfig().put("emailTemplate", "${userid}@corp.example");
        identity.setEmail(null);
        provider().preprocessFederatedIdentity(browser.keycloak(), browser.realm(), identity);
        assertThat(identity.getEmail()).isEqualTo("li@corp.example");
    }

    @Test
    void eachLogin_writesTheProfileAndTheCorpOfTheLink() {
        update();
        assertThat(account.text("wecom.position")).isEqualTo("engineer");
        assertThat(account.text("email")).isEqualTo(MAIL);
        assertThat(link.getToken()).isEqualTo("corpid=wwHERE");
        assertThat(browser.isRolledBack()).isFalse();
        assertThat(browser.events()).isEmpty();
    }

    /** The update asks for the corp of the link, so the link must still have the corp of before. */
    @Test
    void corpOfTheLink_isReadBeforeItIsWritten() {
        browser.config.setSyncMode(IdentityProviderSyncMode.IMPORT);
        account.with("wecom.corpid", "wwBEFORE");
        update();
        assertThat(account.text("wecom.corpid")).isEqualTo("wwHERE");
        assertThat(link.getToken()).isEqualTo("corpid=wwHERE");
    }

    @Test
    void firstLoginThatMadeAnotherAccount_isRefusedAndWritesNothing() {
        browser.notes.put("FIRST_BROKER_LOGIN_SUCCESS", "wecom");
        browser.notes.put("wecom.firstLoginAccount", "id of wu");
        assertThatThrownBy(this::update)
                .isInstanceOf(WebApplicationException.class)
                .hasMessage("first-login-of-another");
        assertThat(account.written()).isEmpty();
        assertThat(link.getToken()).isNull();
    }

    private void update() {
        provider().updateBrokeredUser(browser.keycloak(), browser.realm(), account.user(), identity);
    }

    private WecomIdentityProvider provider() {
        return new WecomIdentityProvider(browser.keycloak(), browser.config);
    }
}
