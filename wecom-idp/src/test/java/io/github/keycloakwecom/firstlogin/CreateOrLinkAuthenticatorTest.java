package io.github.keycloakwecom.firstlogin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.testing.DebugTrail;
import io.github.keycloakwecom.testing.Fake;
import io.github.keycloakwecom.testing.LoginInBrowser;
import io.github.keycloakwecom.testing.RecordedEvents;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.FlowStatus;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.common.Profile;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.UserModel;

/** The table <em>Existing users</em> of docs/configuration.md, its columns for {@code wecom first login}. */
class CreateOrLinkAuthenticatorTest {

    private static final String COMPANY = "li@acme.example";

    private final LoginInBrowser browser = new LoginInBrowser();
    private final Map<String, UserModel> byUsername = new HashMap<>();
    private final Map<String, UserModel> byMail = new HashMap<>();
    private final BrokeredIdentityContext identity = new BrokeredIdentityContext("li", browser.config);
    private RecordedEvents events;
    private boolean linksSilently = true;
    private String linkedTo = "";
    private String outcome = "nothing";
    private UserModel user;
    private FlowStatus status;

    /** Keycloak reads from the profile whether transient users are enabled. */
    @BeforeAll
    static void theFeaturesOfAServer() {
        Profile.defaults();
    }

    @BeforeEach
    void aMemberWithACompanyMailbox() {
        identity.setUsername("li");
        identity.setModelUsername("li");
        identity.setEmail(COMPANY);
        identity.getContextData().put("wecom.companyMail", COMPANY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // existing account | without Link silently | with Link silently | line of the log
                "no account                  | creates li               | creates li               | no account exists",
                "same username               | asks                     | links li                 | linked silently",
                "company mail, verified      | asks                     | links owner              | linked silently",
                "company mail, not verified  | asks                     | asks                     | "
                        + "not linked silently: userid: it is not the username; "
                        + "mail: it is not the company mailbox, verified in Keycloak",
                "private mail                | asks                     | asks                     | "
                        + "not linked silently: userid: it is not the username; "
                        + "mail: it is not the company mailbox, verified in Keycloak",
                "username of a mapper        | asks                     | asks                     | "
                        + "not linked silently: userid: it is not the username; "
                        + "mail: it is not the company mailbox, verified in Keycloak",
                "administrator               | asks                     | asks                     | "
                        + "not linked silently: the account has a role of Keycloak's administration",
                "another provider, username  | asks                     | asks                     | "
                        + "not linked silently: userid: another provider signs people in; "
                        + "mail: it is not the company mailbox, verified in Keycloak",
                "trusted mail, company mail  | asks                     | asks                     | "
                        + "not linked silently: userid: it is not the username; mail: another provider has Trust email",
                "second WeCom, company mail  | asks                     | asks                     | "
                        + "not linked silently: userid: it is not the username; "
                        + "mail: another provider of WeCom is enabled",
                "linked elsewhere            | asks                     | asks                     | "
                        + "not linked silently: the account is linked to another provider",
                "other corp                  | asks                     | asks                     | "
                        + "not linked silently: the account is of another corp",
                "other userid                | asks                     | asks                     | "
                        + "not linked silently: the account is of another member",
                "two accounts                | account-ambiguous        | account-ambiguous        | "
                        + "refused: username and mail lead to two accounts",
                "linked to another member    | account-linked-to-another| account-linked-to-another| "
                        + "refused: the account is linked to another member",
                "disabled                    | accountDisabledMessage   | accountDisabledMessage   | "
                        + "refused: the account is disabled",
                "same name                   | creates li               | creates li               | no account exists"
            })
    void existingUsers(String there, String asked, String silently, String reason) {
        isThere(there);
        linksSilently = false;
        run();
        assertThat(outcome).isEqualTo(asked);
        browser.notes.clear();
        linksSilently = true;
        assertThat(run()).endsWith("First login through identity provider 'wecom' of realm 'acme': " + reason);
        assertThat(outcome).isEqualTo(silently);
    }

    @ParameterizedTest
    @CsvSource({
        // existing account, error, account in the event
        "two accounts,             wecom_account_ambiguous,         ''",
        "linked to another member, wecom_account_linked_to_another, ' user=id of li'",
        "disabled,                 user_disabled,                   ' user=id of li'"
    })
    void theEventOfARefusal(String there, String error, String account) {
        isThere(there);
        run();
        assertThat(events.written())
                .containsExactly(
                        "IDENTITY_PROVIDER_LOGIN_ERROR " + error + " client=gitlab" + account + " {code_id=root}");
    }

    @Test
    void withoutTheSwitchTheLogSaysSo() {
        isThere("same username");
        linksSilently = false;
        assertThat(run()).endsWith("not linked silently: the step does not link silently");
    }

    /** Another login in the tab may lead Keycloak to another account. Only this note then names the linked account. */
    @ParameterizedTest
    @CsvSource({"'', id of li", "an earlier step's, "})
    void anAccountThatIsLinkedSilentlyIsNamed(String found, String named) {
        isThere("same username");
        if (!found.isEmpty()) {
            browser.notes.put("EXISTING_USER_INFO", found);
        }
        run();
        assertThat(browser.notes.get("wecom.firstLoginAccount")).isEqualTo(named);
    }

    @Test
    void anIdentityOfAnotherKindOfProviderIsKeycloaksAlone() {
        isThere("same username");
        browser.config.setProviderId("github");
        assertThat(run()).endsWith("Keycloak's own step decides");
        assertThat(outcome).isEqualTo("asks");
    }

    private void isThere(String what) {
        switch (what) {
            case "no account" -> {}
            case "same name" -> byUsername.put("liwei", account("liwei", Map.of()));
            case "same username" -> byUsername.put("li", account("li", Map.of()));
            case "company mail, verified" -> owner(true);
            case "company mail, not verified" -> owner(false);
            case "private mail" -> {
                identity.getContextData().put("wecom.companyMail", "");
                owner(true);
            }
            case "username of a mapper" -> {
                identity.setModelUsername("gov.li");
                byUsername.put("gov.li", account("gov.li", Map.of()));
            }
            case "administrator" -> byUsername.put("li", account("li", Map.of("hasRole", any -> true)));
            case "another provider, username" -> {
                provider("github");
                byUsername.put("li", account("li", Map.of()));
            }
            case "trusted mail, company mail" -> {
                IdentityProviderModel trusted = provider("github");
                trusted.setTrustEmail(true);
                trusted.setLinkOnly(true);
                owner(true);
            }
            case "second WeCom, company mail" -> {
                provider("wecom").setLinkOnly(true);
                owner(true);
            }
            case "linked elsewhere" -> {
                byUsername.put("li", account("li", Map.of()));
                linkedTo = "github";
            }
            case "other corp" -> byUsername.put("li", account("li", attribute("wecom.corpid", "wwOTHER")));
            case "other userid" -> byUsername.put("li", account("li", attribute("wecom.userid", "liwei")));
            case "two accounts" -> {
                byUsername.put("li", account("li", Map.of()));
                owner(true);
            }
            case "linked to another member" -> {
                byUsername.put("li", account("li", Map.of()));
                linkedTo = "wecom";
            }
            case "disabled" -> byUsername.put("li", account("li", Map.of("isEnabled", any -> false)));
            default -> throw new AssertionError(what);
        }
    }

    private void owner(boolean verified) {
        byMail.put(COMPANY, account("owner", Map.of("isEmailVerified", any -> verified)));
    }

    private IdentityProviderModel provider(String type) {
        IdentityProviderModel other = new IdentityProviderModel();
        other.setAlias("other");
        other.setProviderId(type);
        other.setEnabled(true);
        browser.providers.add(other);
        return other;
    }

    private static Map<String, Function<Object, Object>> attribute(String name, String value) {
        return Map.of("getFirstAttribute", asked -> name.equals(asked) ? value : null);
    }

    private UserModel account(String username, Map<String, Function<Object, Object>> special) {
        Map<String, Function<Object, Object>> answers = new HashMap<>(Map.of(
                "getId", any -> "id of " + username,
                "getUsername", any -> username,
                "getEmail", any -> COMPANY,
                "isEnabled", any -> true,
                "isEmailVerified", any -> false,
                "hasRole", any -> false,
                "getServiceAccountClientLink", any -> null,
                "getFirstAttribute", any -> null));
        answers.putAll(special);
        return Fake.of(UserModel.class, answers);
    }

    /** @return line of the log */
    private String run() {
        events = new RecordedEvents(browser.realm(), browser.keycloak());
        events.client("gitlab").detail("code_id", "root");
        outcome = "nothing";
        user = null;
        status = FlowStatus.ATTEMPTED;
        try (DebugTrail trail = DebugTrail.of(CreateOrLinkAuthenticator.class)) {
            new CreateOrLinkAuthenticator()
                    .authenticateImpl(context(), new SerializedBrokeredIdentityContext(), identity);
            assertThat(trail.lines()).as("one line for one decision").hasSize(1);
            return trail.lines().get(0);
        }
    }

    private AuthenticationFlowContext context() {
        AuthenticatorConfigModel settings = new AuthenticatorConfigModel();
        settings.setConfig(Map.of("linkSilently", Boolean.toString(linksSilently)));
        browser.users.put("getUserByUsername", byUsername::get);
        browser.users.put("getUserByEmail", byMail::get);
        browser.users.put("getUserById", id -> Stream.concat(byUsername.values().stream(), byMail.values().stream())
                .filter(account -> account.getId().equals(id))
                .findFirst()
                .orElseThrow());
        browser.users.put("addUser", name -> account((String) name, Map.of("setEnabled", any -> null)));
        browser.users.put(
                "getFederatedIdentity",
                alias -> linkedTo.equals(alias) ? new FederatedIdentityModel(linkedTo, "x", "x") : null);
        browser.users.put("getFederatedIdentitiesStream", any -> Stream.of(linkedTo)
                .filter(alias -> !alias.isEmpty())
                .map(alias -> new FederatedIdentityModel(alias, "x", "x")));
        AuthenticationExecutionModel alternative = new AuthenticationExecutionModel();
        alternative.setRequirement(AuthenticationExecutionModel.Requirement.ALTERNATIVE);
        Map<String, Function<Object, Object>> answers = new HashMap<>();
        answers.put("getSession", any -> browser.keycloak());
        answers.put("getRealm", any -> browser.realm());
        answers.put("getAuthenticationSession", any -> browser.login());
        answers.put("getAuthenticatorConfig", any -> settings);
        answers.put("getExecution", any -> alternative);
        answers.put("getEvent", any -> events);
        answers.put("form", any -> page());
        answers.put("getUser", any -> user);
        answers.put("getStatus", any -> status);
        answers.put("setUser", account -> user = (UserModel) account);
        answers.put("attempted", any -> outcome = "asks");
        answers.put("success", any -> {
            status = FlowStatus.SUCCESS;
            outcome = (browser.notes.containsKey("BROKER_REGISTERED_NEW_USER") ? "creates " : "links ")
                    + user.getUsername();
            return null;
        });
        answers.put(
                "forceChallenge",
                page -> outcome = ((Response) page).getLocation().getPath().replaceAll(".*/problem/", ""));
        answers.put("failureChallenge", page -> outcome = (String) ((Response) page).getEntity());
        return Fake.of(AuthenticationFlowContext.class, answers);
    }

    private static LoginFormsProvider page() {
        return Fake.of(
                LoginFormsProvider.class,
                Map.of(
                        "setError",
                        message -> Fake.of(LoginFormsProvider.class, Map.of("createErrorPage", any -> Response.ok(
                                        "accountDisabledMessage")
                                .build()))));
    }
}
