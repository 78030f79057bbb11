package io.github.keycloakwecom.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.testing.Fake;
import io.github.keycloakwecom.testing.LoginInBrowser;
import io.github.keycloakwecom.testing.RecordedEvents;
import io.github.keycloakwecom.testing.TestPerson;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.UserAuthenticationIdentityProvider.AuthenticationCallback;
import org.keycloak.common.Profile;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.Attributes;
import org.keycloak.userprofile.UserProfile;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.userprofile.ValidationException;
import org.keycloak.validate.ValidationError;

class WecomEndpointTest {

    private static final String PROBLEM =
            "https://sso.example/realms/acme/broker/wecom/endpoint/problem/%s?client_id=gitlab&tab_id=tab";

    /** Auth note of a first login, {@code AbstractIdpAuthenticator.BROKERED_CONTEXT_NOTE}. */
    private static final String BEGUN = "BROKERED_CONTEXT";

    private final LoginInBrowser browser = new LoginInBrowser();
    private final RecordedEvents events = new RecordedEvents(browser.realm(), browser.keycloak());
    private final Map<String, Function<Object, Object>> keycloak = new HashMap<>();
    private BrokeredIdentityContext handedOver;

    WecomEndpointTest() {
        events.detail("code_id", "root");
        keycloak.put("getAndVerifyAuthenticationSession", any -> browser.login());
        keycloak.put("authenticated", identity -> {
            handedOver = (BrokeredIdentityContext) identity;
            return keycloaks("signed in");
        });
        keycloak.put("error", message -> keycloaks("error: " + message));
        keycloak.put("cancelled", any -> keycloaks("cancelled"));
    }

    /** Keycloak reads from the profile whether transient users are enabled. */
    @BeforeAll
    static void theFeaturesOfAServer() {
        Profile.defaults();
    }

    @Test
    void aMemberIsHandedOver() {
        assertThat(back(state(), "code").getEntity()).isEqualTo("signed in");
        assertThat(handedOver.getUsername()).isEqualTo("li");
        assertThat(handedOver.getAuthenticationSession().getTabId()).isEqualTo("tab");
        assertThat(handedOver.getIdp()).isNotNull();
        assertThat(events.written()).isEmpty();
    }

    /** Keycloak itself responds to an application that wants no page, and to a person who links an account. */
    @ParameterizedTest
    @CsvSource({
        // application wants no page, account is linked, code, member: response
        "false, false, code, left,   page member-disabled",
        "false, false, '',   active, page cancelled",
        "true,  false, code, left,   error: login_required",
        "true,  false, '',   active, error: login_required",
        "false, true,  code, left,   error: text of wecom.problem.member-disabled.title",
        "false, true,  '',   active, cancelled",
        "true,  true,  '',   active, error: login_required"
    })
    void whatIsRefused(String passive, boolean linking, String code, String member, String gets) {
        browser.notes.put("forwarded.passive.login", passive);
        if (linking) {
            browser.notes.put("LINKING_IDENTITY_PROVIDER", "wecom");
        }
        memberIs(member);
        Response response = back(state(), code);
        if (gets.startsWith("page ")) {
            assertThat(response.getLocation()).hasToString(PROBLEM.formatted(gets.substring("page ".length())));
        } else {
            assertThat(response.getEntity()).isEqualTo(gets);
        }
        assertThat(events.written())
                .singleElement()
                .asString()
                .startsWith("IDENTITY_PROVIDER_LOGIN_ERROR wecom_")
                .endsWith(" client=gitlab {code_id=root, identity_provider=wecom}");
        assertThat(events.getEvent().getError()).as("error of Keycloak's event").isNull();
        assertThat(handedOver).isNull();
    }

    @Test
    void anApplicationThatTheProviderIsNotFor_isRefusedBeforeTheCodeIsSent() {
        browser.config.getConfig().put("kcTheme-clients", "wiki");
        assertThat(back(state(), "code").getLocation()).hasToString(PROBLEM.formatted("not-for-client"));
        assertThat(browser.wecom.calls()).isEmpty();
    }

    @Test
    void theEventSaysWhatWecomHasSaid() {
        browser.wecom.responds("user/get", "{'errcode':60111,'errmsg':'userid not found, hint: [1]'}");
        back(state(), "code");
        assertThat(events.written())
                .singleElement()
                .asString()
                .startsWith("IDENTITY_PROVIDER_LOGIN_ERROR wecom_not_visible client=gitlab {code_id=root, "
                        + "identity_provider=wecom, wecom_api=user/get, wecom_errcode=60111, wecom_hint=");
    }

    @Test
    void keycloaksOwnResponseIsPassedOn() {
        keycloak.put("getAndVerifyAuthenticationSession", any -> {
            throw new WebApplicationException(keycloaks("page expired"));
        });
        assertThat(back(state(), "code").getEntity()).isEqualTo("page expired");
        assertThat(events.written()).isEmpty();
    }

    /**
     * Otherwise Keycloak would store only a part of the account's changes. Before Keycloak writes, no rollback is
     * needed.
     */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFault_rollsBackWhatKeycloakHasWritten(boolean whileWriting) {
        keycloak.put(whileWriting ? "authenticated" : "getAndVerifyAuthenticationSession", any -> {
            throw new IllegalStateException("a mapper fails");
        });
        Response response = back(state(), "code");
        assertThat(response.getLocation().getPath()).endsWith("/problem/unexpected");
        assertThat(browser.isRolledBack()).isEqualTo(whileWriting);
        assertThat(events.written())
                .containsExactly("IDENTITY_PROVIDER_LOGIN_ERROR wecom_unexpected_error client=gitlab {code_id=root, "
                        + "identity_provider=wecom}");
    }

    /** Keycloak's response to a linking needs an authentication session, which a rollback does not store. */
    @Test
    void aFaultWhileLinking_showsThePage() {
        browser.notes.put("LINKING_IDENTITY_PROVIDER", "wecom");
        keycloak.put("authenticated", any -> {
            throw new IllegalStateException("a mapper fails");
        });
        assertThat(back(state(), "code").getLocation()).hasToString(PROBLEM.formatted("unexpected"));
    }

    @ParameterizedTest
    @CsvSource({
        // asked during the login or at its end, member who came back, login restarted meanwhile: outcome
        "middle, li,       false, granted",
        "middle, LI,       false, granted",
        "middle, declined, false, refused",
        "middle, wang,     false, cancelled",
        "middle, li,       true,  state-expired",
        "middle, declined, true,  state-expired",
        "end,    li,       false, granted",
        "end,    declined, false, cancelled",
        "end,    wang,     false, cancelled",
        "end,    li,       true,  state-expired"
    })
    void whatARoundOfConsentLeadsTo(String asked, String returned, boolean anew, String outcome) {
        browser.userAgent = LoginInBrowser.INSIDE;
        Consent consent = new Consent(browser.keycloak(), browser.config);
        if (asked.equals("end")) {
            consent.askAtTheEnd(browser.login(), "li");
        } else {
            consent.ask(browser.login(), "li");
        }
        String state = browser.states().get(0);
        if (anew) {
            browser.notes.clear();
        }
        if (!returned.equals("declined")) {
            browser.wecom.responds("auth/getuserinfo", "{'errcode':0,'userid':'" + returned + "'}");
            browser.wecom.responds("user/get", "{'errcode':0,'userid':'" + returned + "'}");
        }
        Response response = back(state, returned.equals("declined") ? "" : "code");
        if (outcome.equals("granted") || outcome.equals("refused")) {
            assertThat(response.getEntity()).isEqualTo("signed in");
            assertThat(handedOver.getUserAttribute("wecom.privateinfo")).isEqualTo(outcome);
        } else {
            assertThat(response.getLocation()).hasToString(PROBLEM.formatted(outcome) + "#");
            assertThat(handedOver).isNull();
        }
    }

    @Test
    void aMemberWhoseMailIsUnknown_isAskedBeforeKeycloakGetsTheIdentity() {
        browser.userAgent = LoginInBrowser.INSIDE;
        browser.config.getConfig().put("inAppScope", "when-missing");
        assertThat(back(state(), "code").getLocation()).asString().contains("scope=snsapi_privateinfo");
        assertThat(handedOver).isNull();
        assertThat(browser.notes).containsKey("wecom.asking");
    }

    @Test
    void anAccountOfAnotherCorp_isRefusedBeforeKeycloakGetsTheIdentity() {
        browser.account = Optional.of(accountOfCorp("wwBEFORE"));
        assertThat(back(state(), "code").getLocation()).hasToString(PROBLEM.formatted("account-of-other-corp"));
        assertThat(handedOver).isNull();
        assertThat(events.written())
                .containsExactly("IDENTITY_PROVIDER_LOGIN_ERROR wecom_account_of_other_corp client=gitlab user=id "
                        + "{code_id=root, identity_provider=wecom}");
    }

    @ParameterizedTest
    @CsvSource({
        // who began a first login in this tab: it is still there when Keycloak gets the identity of li
        "li,   true",
        "wang, false"
    })
    void firstLoginOfAnother_isLeftBeforeKeycloakGetsTheIdentity(String begunBy, boolean stays) {
        begin(begunBy);
        browser.users.put("getUserByUsername", any -> TestPerson.of("li").make());
        browser.notes.put("FIRST_BROKER_LOGIN_SUCCESS", "wecom");
        keycloak.put(
                "authenticated",
                any -> keycloaks("first login: " + browser.notes.containsKey(BEGUN) + ", its end: "
                        + browser.notes.containsKey("FIRST_BROKER_LOGIN_SUCCESS")));
        assertThat(back(state(), "code").getEntity()).isEqualTo("first login: " + stays + ", its end: false");
    }

    @ParameterizedTest
    @CsvSource({
        // attribute that the user profile refuses: the member can correct it in Keycloak's form
        "username,  false",
        "position,  true"
    })
    void newMemberWhomTheUserProfileRefuses_endsHere(String attribute, boolean correctable) {
        browser.users.put("getUserByUsername", any -> null);
        browser.keycloakProviders.put(UserProfileProvider.class, refusing(attribute));
        keycloak.put("authenticated", any -> {
            begin("li");
            return keycloaks("first login");
        });
        Response response = back(state(), "code");
        if (correctable) {
            assertThat(response.getEntity()).isEqualTo("first login");
            assertThat(events.written()).isEmpty();
        } else {
            assertThat(response.getLocation()).hasToString(PROBLEM.formatted("account-refused"));
            assertThat(events.written())
                    .containsExactly("IDENTITY_PROVIDER_LOGIN_ERROR wecom_account_refused client=gitlab "
                            + "{code_id=root, identity_provider=wecom, wecom_hint=username: error-invalid}");
        }
    }

    /** A first login, as Keycloak stores it. */
    private void begin(String userid) {
        SerializedBrokeredIdentityContext begun = new SerializedBrokeredIdentityContext();
        begun.setIdentityProviderId("wecom");
        begun.setId(userid);
        begun.saveToAuthenticationSession(browser.login(), BEGUN);
    }

    private static UserProfileProvider refusing(String attribute) {
        UserProfile profile = Fake.of(
                UserProfile.class,
                Map.of(
                        "validate",
                        any -> {
                            throw new ValidationException(new ValidationError("length", attribute, "error-invalid"));
                        },
                        "getAttributes",
                        any -> Fake.of(Attributes.class, Map.of("isReadOnly", name -> false))));
        return Fake.of(UserProfileProvider.class, Map.of("create", any -> profile));
    }

    private static UserModel accountOfCorp(String corpId) {
        return Fake.of(
                UserModel.class,
                Map.of("getId", any -> "id", "getUsername", any -> "li", "getFirstAttribute", any -> corpId));
    }

    private void memberIs(String status) {
        browser.wecom.responds(
                "user/get", "{'errcode':0,'userid':'li','status':" + (status.equals("left") ? 5 : 1) + "}");
    }

    private String state() {
        return new LoginState(browser.keycloak(), browser.realm(), "wecom").open(browser.login());
    }

    private Response back(String state, String code) {
        WecomIdentityProvider provider = new WecomIdentityProvider(browser.keycloak(), browser.config);
        return ((WecomEndpoint)
                        provider.callback(browser.realm(), Fake.of(AuthenticationCallback.class, keycloak), events))
                .loginReturned(state, code);
    }

    private static Response keycloaks(String entity) {
        return Response.ok(entity).build();
    }
}
