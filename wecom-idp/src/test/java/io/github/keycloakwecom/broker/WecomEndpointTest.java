package io.github.keycloakwecom.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.testing.Fake;
import io.github.keycloakwecom.testing.LoginInBrowser;
import io.github.keycloakwecom.testing.RecordedEvents;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.UserAuthenticationIdentityProvider.AuthenticationCallback;
import org.keycloak.models.UserModel;

class WecomEndpointTest {

    private static final String PROBLEM =
            "https://sso.example/realms/acme/broker/wecom/endpoint/problem/%s?client_id=gitlab&tab_id=tab";

    private final LoginInBrowser browser = new LoginInBrowser();
    private final RecordedEvents events = new RecordedEvents(browser.realm(), browser.keycloak());
    private final Map<String, Function<Object, Object>> keycloak = new HashMap<>();
    private BrokeredIdentityContext handedOver;

    WecomEndpointTest() {
        keycloak.put("getAndVerifyAuthenticationSession", any -> browser.login());
        keycloak.put("authenticated", identity -> {
            handedOver = (BrokeredIdentityContext) identity;
            return keycloaks("signed in");
        });
        keycloak.put("error", message -> keycloaks("error: " + message));
        keycloak.put("cancelled", any -> keycloaks("cancelled"));
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
        assertThat(events.written()).singleElement().asString().startsWith("IDENTITY_PROVIDER_LOGIN_ERROR wecom_");
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
                .startsWith(
                        "IDENTITY_PROVIDER_LOGIN_ERROR wecom_not_visible {identity_provider=wecom, wecom_api=user/get, "
                                + "wecom_errcode=60111, wecom_hint=");
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
                .containsExactly("IDENTITY_PROVIDER_LOGIN_ERROR wecom_unexpected_error {identity_provider=wecom}");
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
