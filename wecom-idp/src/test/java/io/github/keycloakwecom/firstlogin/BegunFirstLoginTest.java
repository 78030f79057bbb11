package io.github.keycloakwecom.firstlogin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.github.keycloakwecom.testing.Fake;
import io.github.keycloakwecom.testing.LoginInBrowser;
import io.github.keycloakwecom.testing.Notes;
import jakarta.ws.rs.WebApplicationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

class BegunFirstLoginTest {

    private static final String END = "/realms/acme/broker/after-first-broker-login";
    private static final String ELSEWHERE = "/realms/acme/broker/github/endpoint";

    private final Map<Object, String> notes = new HashMap<>();

    @BeforeEach
    void firstLoginWithAllStepsDone() {
        notes.put("FIRST_BROKER_LOGIN_SUCCESS", "wecom");
        notes.put("current.flow.path", "first-broker-login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "github"})
    void everyOtherLoginEndsAsItDoes(String ending) {
        notes.put("FIRST_BROKER_LOGIN_SUCCESS", ending);
        new BegunFirstLogin(login()).rememberAccount(account("bob"));
        assertThat(mayEnd("li", ELSEWHERE)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // account that CreateOrLinkAuthenticator made or linked, path: whether the login may end with alice's account
        "alice, end,       true",
        "bob,   end,       false",
        "bob,   elsewhere, false"
    })
    void accountOfOurStep_mayEndTheFirstLogin(String made, String path, boolean may) {
        new BegunFirstLogin(login()).rememberAccount(account(made));
        assertThat(mayEnd("li", path.equals("end") ? END : ELSEWHERE)).isEqualTo(may);
    }

    @ParameterizedTest
    @CsvSource({
        // accounts that were found, made or linked: whether the login may end with alice's account
        "alice,       true",
        "bob,         false",
        "alice alice, true",
        "alice bob,   false"
    })
    void otherAccountThanTheFoundOne_mayNotEndTheFirstLogin(String owners, boolean meant) {
        assertThat(BegunFirstLogin.isMeant(account("alice"), List.of(owners.split(" "))))
                .isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        // current page, flow, another post login flow, path: whether a first login with Keycloak's own steps may end
        "'',     first-broker-login, '',     end,       true",
        "'',     first-broker-login, '',     elsewhere, false",
        "'',     first-broker-login, github, end,       false",
        "review, first-broker-login, '',     end,       false",
        "'',     authenticate,       '',     end,       false",
        "'',     post-broker-login,  '',     end,       false"
    })
    void keycloaksOwnSteps_mayEndOnlyAtTheEndOfTheFlow(
            String page, String flow, String post, String path, boolean may) {
        notes.put("current.flow.path", flow);
        if (!page.isEmpty()) {
            notes.put("current.authentication.execution", page);
        }
        if (!post.isEmpty()) {
            notes.put("PBL_BROKERED_IDENTITY_CONTEXT", post);
        }
        assertThat(mayEnd("li", path.equals("end") ? END : ELSEWHERE)).isEqualTo(may);
    }

    @ParameterizedTest
    @CsvSource({
        // the first login made an account, its username: whether it may be the account of li (li@acme.example)
        "true,  li,              true",
        "true,  LI,              true",
        "true,  Li@acme.example, true",
        "true,  octo,            false",
        "false, octo,            true"
    })
    void newAccount_needsTheNameOfThePerson(boolean made, String username, boolean may) {
        notes.put("BROKER_REGISTERED_NEW_USER", Boolean.toString(made));
        assertThat(mayEnd(username, END)).isEqualTo(may);
    }

    /** Otherwise Keycloak would store the account and the session that it has changed before it calls the provider. */
    @ParameterizedTest
    @CsvSource({
        // account that the first login made, path: the login is refused and rolled back
        "alice, end,       false",
        "bob,   end,       true",
        "bob,   elsewhere, true",
        "'',    end,       false",
        "'',    elsewhere, true"
    })
    void refusedLogin_isRolledBackWithAnEventAndAPage(String made, String path, boolean refused) {
        LoginInBrowser browser = new LoginInBrowser();
        browser.notes.putAll(notes);
        browser.path = path.equals("end") ? END : ELSEWHERE;
        BegunFirstLogin begun = new BegunFirstLogin(browser.login());
        if (!made.isEmpty()) {
            begun.rememberAccount(account(made));
        }
        ThrowingCallable check = () -> begun.check(browser.keycloak(), browser.config, identity(), alice("alice"));
        if (refused) {
            assertThatThrownBy(check)
                    .asInstanceOf(InstanceOfAssertFactories.type(WebApplicationException.class))
                    .satisfies(refusal -> assertThat(refusal.getResponse().getLocation())
                            .hasToString("https://sso.example/realms/acme/broker/wecom/endpoint/problem/"
                                    + "first-login-of-another?tab_id=tab"));
        } else {
            assertThatCode(check).doesNotThrowAnyException();
        }
        assertThat(browser.isRolledBack()).isEqualTo(refused);
        assertThat(browser.events())
                .extracting(event -> event.getError() + " " + event.getClientId() + " " + event.getUserId() + " "
                        + event.getDetails())
                .isEqualTo(
                        refused
                                ? List.of("wecom_first_login_of_another gitlab alice {identity_provider=wecom}")
                                : List.of());
    }

    private boolean mayEnd(String username, String path) {
        return new BegunFirstLogin(login()).mayEndWith(alice(username), identity(), path);
    }

    private static BrokeredIdentityContext identity() {
        WecomIdentityProviderConfig config = new WecomIdentityProviderConfig();
        config.setAlias("wecom");
        config.setEnabled(true);
        BrokeredIdentityContext identity = new BrokeredIdentityContext("li", config);
        identity.setModelUsername("li");
        identity.setEmail("li@acme.example");
        return identity;
    }

    private static UserModel alice(String username) {
        return Fake.of(UserModel.class, Map.of("getId", any -> "alice", "getUsername", any -> username));
    }

    private static UserModel account(String id) {
        return Fake.of(UserModel.class, Map.of("getId", any -> id));
    }

    private AuthenticationSessionModel login() {
        return Notes.session(notes);
    }
}
