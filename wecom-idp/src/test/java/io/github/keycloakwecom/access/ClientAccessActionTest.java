package io.github.keycloakwecom.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.github.keycloakwecom.page.QrCode;
import io.github.keycloakwecom.testing.Stub;
import io.github.keycloakwecom.testing.TestClient;
import io.github.keycloakwecom.testing.TestLogin;
import io.github.keycloakwecom.testing.TestPerson;
import io.github.keycloakwecom.testing.TestRealm;
import io.github.keycloakwecom.testing.TestSession;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.common.ClientConnection;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Which page a person sees before an application that is not open, and what the event says: docs/access.md. */
class ClientAccessActionTest {

    private static final String RESTART =
            "https://sso.example/realms/acme/login-actions/restart?client_id=app&tab_id=tab&skip_logout=";

    private final TestRealm realm = new TestRealm()
            .with(TestRealm.wecom("wecom", "app"))
            .with(TestRealm.wecom("gov", "app"))
            .with(TestRealm.wecom("elsewhere", "wiki"));
    private final TestSession request = new TestSession(realm);
    private final List<Response> shown = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private boolean done;

    private final TestClient open = TestClient.of("app").home("https://app.example");
    private final TestClient restricted =
            TestClient.of("app").role(ClientAccess.ROLE).home("https://app.example");
    private final TestClient needsMail =
            TestClient.of("app").attribute(ClientAccess.NEEDS_MAIL, "true").home("https://app.example");

    @ParameterizedTest
    @CsvSource({
        // alias in the realm, provider id, enabled: whether the action is added
        "wecom-client-access, wecom-client-access, true,  true",
        "company-access,      wecom-client-access, true,  true",
        "company-access,      wecom-client-access, false, false",
        "wecom-client-access, other,               true,  false"
    })
    void refusedPerson_hasTheActionUnderTheAliasThatTheRealmGivesIt(
            String alias, String providerId, boolean enabled, boolean due) {
        realm.action(alias, providerId, enabled);
        TestLogin login = new TestLogin(restricted.make());
        new ClientAccessAction(request.session()).evaluateTriggers(context(login.make()));
        assertThat(login.actions()).isEqualTo(due ? Set.of(alias) : Set.of());
    }

    @Test
    void personWhoMayEnterMeanwhile_hasTheActionNoLonger() {
        realm.action("company-access", "wecom-client-access", true);
        TestLogin login = new TestLogin(open.make());
        login.actions().add("company-access");
        login.actions().add("UPDATE_PASSWORD");
        new ClientAccessAction(request.session()).evaluateTriggers(context(login.make()));
        assertThat(login.actions()).containsExactly("UPDATE_PASSWORD");
    }

    /** Realms have stored the id. */
    @Test
    void id_stays() {
        assertThat(new ClientAccessActionFactory().getId()).isEqualTo("wecom-client-access");
    }

    /** Otherwise a link with {@code kc_action} would skip the action. */
    @Test
    void action_isSupportedWhenALinkAsksForIt() {
        assertThat(new ClientAccessAction(request.session()).initiatedActionSupport())
                .isEqualTo(InitiatedActionSupport.SUPPORTED);
    }

    @Test
    void personWhoMayEnter_goesOnWithoutAPageAndAnEvent() {
        challenge(new TestLogin(open.make()));
        assertThat(done).isTrue();
        assertThat(shown).isEmpty();
        assertThat(request.events()).isEmpty();
    }

    @Test
    void personWithoutTheRole_isRefusedWithAnEvent() {
        challenge(new TestLogin(restricted.make()));
        expectRefusal("not-allowed", "wecom_client_not_allowed");
    }

    @Test
    void personOfAnotherCompany_isRefusedWithAnEvent() {
        challenge(new TestLogin(open.make()).through("elsewhere"));
        expectRefusal("other-corp", "wecom_not_for_client");
    }

    /** "Let the person use another account, which ends the session; inside WeCom it would be the same person again." */
    @ParameterizedTest
    @CsvSource({"false, true", "true, false"})
    void anotherAccount_isOfferedOutsideWecomOnly(boolean inside, boolean offered) {
        from(inside);
        challenge(new TestLogin(restricted.make()));
        assertThat(request.page().attribute("ways"))
                .isEqualTo(offered ? Map.of("otherAccount", RESTART + "false") : Map.of());
    }

    /** "Inside WeCom a button, elsewhere a QR code … A person who is not from WeCom is sent to the administrator." */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // inside WeCom, linked to, application has an address: page, its button
                "true,  wecom,     true,  mail-share, shareMail",
                "true,  wecom,     false, mail-share, shareMail",
                "true,  -,         true,  mail-ask,   ''",
                "true,  elsewhere, true,  mail-ask,   ''",
                "false, wecom,     true,  mail-scan,  ''",
                "false, wecom,     false, mail-ask,   ''",
                "false, -,         true,  mail-ask,   ''",
                "false, elsewhere, true,  mail-ask,   ''"
            })
    void missingMail_leadsToConsentWhereWecomCanAskForIt(
            boolean inside, String linked, boolean hasAddress, String notice, String button) {
        from(inside);
        if (linked != null) {
            request.linkedTo(linked, "li");
        }
        challenge(new TestLogin((hasAddress ? needsMail : needsMail.home(null)).make()));
        expectRefusal(notice, "wecom_mail_missing");
        assertThat(request.page().attribute("button")).isEqualTo(button);
    }

    @Test
    void codeToScan_isTheLaunchLinkAndTryAgainKeepsTheSession() {
        request.linkedTo("wecom", "li");
        challenge(new TestLogin(needsMail.make()));
        assertThat(request.page().attribute("code"))
                .isEqualTo(QrCode.of("https://sso.example/realms/acme/wecom/wecom/launch/app"));
        assertThat(request.page().attribute("ways").toString())
                .startsWith("{tryAgain=" + RESTART + "true")
                .contains("otherAccount=" + RESTART + "false");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // provider of this login: provider that asks for the mail
                "wecom, wecom",
                "gov,   gov",
                "-,     gov"
            })
    void button_asksTheCompanyInWhoseWecomThePersonIs(String through, String expected) {
        from(true);
        request.linkedTo("wecom", "li").linkedTo("gov", "li.gov");
        TestLogin login = new TestLogin(needsMail.make());
        if (through != null) {
            login.through(through);
        }
        action().processAction(context(login.make()));
        assertThat(asked).containsExactly(expected.equals("gov") ? "gov li.gov" : "wecom li");
        assertThat(request.events()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"outside WeCom", "not linked", "disabled", "link only", "another reason", "may enter"})
    void button_asksNothingElsewhere(String reason) {
        from(!reason.equals("outside WeCom"));
        IdentityProviderModel provider = TestRealm.wecom("third", "app");
        provider.setEnabled(!reason.equals("disabled"));
        provider.setLinkOnly(reason.equals("link only"));
        realm.with(provider);
        if (!reason.equals("not linked")) {
            request.linkedTo("third", "li");
        }
        TestClient client =
                switch (reason) {
                    case "another reason" -> restricted;
                    case "may enter" -> open;
                    default -> needsMail;
                };
        action().processAction(context(new TestLogin(client.make()).make()));
        assertThat(asked).isEmpty();
        assertThat(done).isEqualTo(reason.equals("may enter"));
        assertThat(shown).hasSize(reason.equals("may enter") ? 0 : 1);
    }

    private void expectRefusal(String notice, String error) {
        assertThat(done).isFalse();
        assertThat(shown).singleElement().satisfies(page -> {
            assertThat(page.getStatus()).isEqualTo(403);
            assertThat(page.getEntity()).isEqualTo("wecom-notice.ftl");
        });
        assertThat(request.page().attribute("notice")).isEqualTo(notice);
        assertThat(request.page().attribute("application")).isEqualTo("app");
        assertThat(request.events()).singleElement().satisfies(event -> {
            assertThat(event.getType()).isEqualTo(EventType.LOGIN_ERROR);
            assertThat(event.getError()).isEqualTo(error);
            assertThat(event.getClientId()).isEqualTo("app");
            assertThat(event.getUserId()).isEqualTo("id of li");
        });
    }

    private void from(boolean inside) {
        request.from(inside ? TestSession.INSIDE_WECOM : TestSession.OUTSIDE_WECOM);
    }

    private void challenge(TestLogin login) {
        new ClientAccessAction(request.session()).requiredActionChallenge(context(login.make()));
    }

    private RequiredActionContext context(AuthenticationSessionModel login) {
        KeycloakSession session = request.session();
        UserModel person = TestPerson.of("li").make();
        ClientConnection connection = session.getContext().getConnection();
        return Stub.of(RequiredActionContext.class)
                .returns("getAuthenticationSession", login)
                .returns("getRealm", realm.model())
                .returns("getUser", person)
                .returns("getUriInfo", session.getContext().getUri())
                .returns("form", request.page().page())
                .answers("getEvent", any -> new EventBuilder(realm.model(), session, connection))
                .answers("challenge", args -> shown.add((Response) args[0]))
                .answers("success", any -> done = true)
                .make();
    }

    private ClientAccessAction action() {
        return new ClientAccessAction(request.session()) {
            @Override
            Response askForConsent(
                    WecomIdentityProviderConfig provider, AuthenticationSessionModel login, String userid) {
                asked.add(provider.getAlias() + " " + userid);
                return Response.ok().build();
            }
        };
    }
}
