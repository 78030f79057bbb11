package io.github.keycloakwecom.broker;

import io.github.keycloakwecom.page.LoginProblem;
import io.github.keycloakwecom.page.LoginRefusedException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.keycloak.broker.provider.util.IdentityBrokerState;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.managers.ClientSessionCode;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.RootAuthenticationSessionModel;

/**
 * The {@code state} that a login sends to WeCom. WeCom allows 128 letters and digits
 * (developer.work.weixin.qq.com/document/path/91022). Keycloak's own broker state has other characters and no maximum
 * length. A wrong password in the form beside an open QR code also makes Keycloak's state invalid. So a random key goes
 * to WeCom, and its data stays in Keycloak's single-use store, where every node finds it.
 *
 * <p>A state belongs to the browser that began the login: on return, the login cookie must lead to the same
 * authentication session. A state works once on all nodes. Keycloak still checks its own state, which is made with the
 * current code of the authentication session.
 */
final class LoginState {

    private static final String PREFIX = "wecom.state.";
    private static final String USED = "wecom.state-used.";
    private static final int LENGTH = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9]{" + LENGTH + "}");

    private static final String REALM = "realm";
    private static final String ALIAS = "alias";
    private static final String ROOT_SESSION = "root";
    private static final String TAB = "tab";
    private static final String CLIENT = "client";

    private static final Logger LOG = Logger.getLogger(LoginState.class);

    /**
     * A state that came back.
     *
     * @param brokerState what Keycloak's own checks expect
     * @param notes the notes with which the state was opened
     */
    record Resumed(String brokerState, Map<String, String> notes) {}

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String alias;

    LoginState(KeycloakSession session, RealmModel realm, String alias) {
        this.session = session;
        this.realm = realm;
        this.alias = alias;
    }

    /** @return the state to send; valid for this browser tab, and as long as a login may take */
    String open(AuthenticationSessionModel login) {
        return open(login, Map.of());
    }

    /** @param notes to keep with the state; their names differ from the keys of this class */
    String open(AuthenticationSessionModel login, Map<String, String> notes) {
        String state = SecretGenerator.getInstance().randomString(LENGTH);
        Map<String, String> opened = new HashMap<>(notes);
        opened.put(REALM, realm.getId());
        opened.put(ALIAS, alias);
        opened.put(ROOT_SESSION, login.getParentSession().getId());
        opened.put(TAB, login.getTabId());
        opened.put(CLIENT, login.getClient().getId());
        store().put(PREFIX + state, lifespan(), opened);
        return state;
    }

    /** Whether a state can still be used: it is not used and not expired. */
    boolean isOpen(String state) {
        return store().contains(PREFIX + state) && !store().contains(USED + state);
    }

    /**
     * Checks a state and marks it as used.
     *
     * @throws LoginRefusedException when it belongs to another browser or provider, is used, or is expired
     */
    Resumed resume(String state) {
        if (state == null || state.isBlank()) {
            throw refused(LoginProblem.STATE_MISSING, "there is none");
        }
        Map<String, String> opened = FORM.matcher(state).matches() ? store().get(PREFIX + state) : null;
        if (opened == null) {
            throw refused(LoginProblem.STATE_EXPIRED, "unknown, or too old");
        }
        if (!realm.getId().equals(opened.get(REALM))) {
            throw refused(LoginProblem.STATE_EXPIRED, "of another realm");
        }
        if (!alias.equals(opened.get(ALIAS))) {
            throw refused(LoginProblem.STATE_OF_OTHER_PROVIDER, "of another identity provider");
        }
        ClientModel client = realm.getClientById(opened.get(CLIENT));
        if (client == null) {
            throw refused(LoginProblem.STATE_EXPIRED, "its client is gone");
        }
        // With the client, the page of a later failure can lead back to the application.
        session.getContext().setClient(client);
        AuthenticationSessionModel login = login(state, opened, client);
        if (!store().putIfAbsent(USED + state, lifespan())) {
            throw refused(LoginProblem.STATE_USED, "used at the same moment");
        }
        String code = new ClientSessionCode<>(session, realm, login).getOrGenerateCode();
        String brokerState = IdentityBrokerState.decoded(
                        code, client.getId(), client.getClientId(), login.getTabId(), null)
                .getEncoded();
        return new Resumed(brokerState, Map.copyOf(opened));
    }

    private AuthenticationSessionModel login(String state, Map<String, String> opened, ClientModel client) {
        RootAuthenticationSessionModel browser =
                new AuthenticationSessionManager(session).getCurrentRootAuthenticationSession(realm);
        // Before the checks of the browser's session, because a finished login has removed that session.
        if (store().contains(USED + state)) {
            throw refused(LoginProblem.STATE_USED, "used before");
        }
        if (browser == null && isSignedIn(opened.get(ROOT_SESSION))) {
            throw refused(LoginProblem.STATE_EXPIRED, "another tab of this browser has finished the login");
        }
        if (browser == null || !browser.getId().equals(opened.get(ROOT_SESSION))) {
            throw refused(LoginProblem.STATE_OF_OTHER_BROWSER, "of another browser");
        }
        AuthenticationSessionModel login = browser.getAuthenticationSession(client, opened.get(TAB));
        if (login == null) {
            throw refused(LoginProblem.STATE_EXPIRED, "the login of its tab is over");
        }
        return login;
    }

    private LoginRefusedException refused(LoginProblem problem, String reason) {
        if (LOG.isDebugEnabled()) {
            LOG.debugf(
                    "Identity provider '%s' of realm '%s': the state is not accepted: %s",
                    alias, realm.getName(), reason);
        }
        return new LoginRefusedException(problem);
    }

    // In Keycloak, the user session has the same id as the root authentication session.
    private boolean isSignedIn(String rootSession) {
        AuthenticationManager.AuthResult signedIn =
                AuthenticationManager.authenticateIdentityCookie(session, realm, true);
        return signedIn != null && signedIn.session().getId().equals(rootSession);
    }

    /** The lifespan of a state in seconds: as long as a login may take. */
    int lifespan() {
        return realm.getAccessCodeLifespanLogin();
    }

    private SingleUseObjectProvider store() {
        return session.singleUseObjects();
    }
}
