package io.github.keycloakwecom.broker;

import io.github.keycloakwecom.page.LoginProblem;
import io.github.keycloakwecom.page.LoginRefusedException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
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
 * The {@code state} of a login under way. WeCom allows letters and digits only, 128 at most (document/path/91022); Keycloak's own
 * broker state has other characters, no bound, and dies with the first wrong password typed beside an open QR code. So a random
 * key goes to WeCom, and what it stands for stays in Keycloak's single-use store, where every node finds it.
 *
 * <p>A state belongs to the browser that began: on return the login cookie must lead to the same authentication session. It
 * works once; the claim is atomic across nodes. Everything Keycloak checks about its own state is still checked, on a state
 * made with the session's current code.
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
    private static final String MEMBER = "member";
    private static final String MAY_DECLINE = "decline";

    /**
     * A state that came back.
     *
     * @param brokerState what Keycloak's own checks expect
     * @param askedMember the member who was asked for consent, if one was
     * @param mayDecline whether WeCom has named that member in this login, so that no answer is needed
     */
    record Resumed(String brokerState, Optional<String> askedMember, boolean mayDecline) {}

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String alias;

    LoginState(KeycloakSession session, RealmModel realm, String alias) {
        this.session = session;
        this.realm = realm;
        this.alias = alias;
    }

    /** @return the state to send, good for this browser tab and as long as a login may take */
    String open(AuthenticationSessionModel login) {
        return open(login, Map.of());
    }

    /**
     * For a request of consent in the middle of a login.
     *
     * @param userid who is asked
     * @param mayDecline whether WeCom has named that member in this login: who declines is still that member
     */
    String openToAsk(AuthenticationSessionModel login, String userid, boolean mayDecline) {
        return open(login, Map.of(MEMBER, userid, MAY_DECLINE, Boolean.toString(mayDecline)));
    }

    /** Whether a state could still come back: it is neither used nor too old. */
    boolean isOpen(String state) {
        return store().contains(PREFIX + state) && !store().contains(USED + state);
    }

    private String open(AuthenticationSessionModel login, Map<String, String> more) {
        String state = SecretGenerator.getInstance().randomString(LENGTH);
        Map<String, String> opened = new HashMap<>(more);
        opened.put(REALM, realm.getId());
        opened.put(ALIAS, alias);
        opened.put(ROOT_SESSION, login.getParentSession().getId());
        opened.put(TAB, login.getTabId());
        opened.put(CLIENT, login.getClient().getId());
        store().put(PREFIX + state, lifespan(), opened);
        return state;
    }

    /**
     * Takes a state back, for good.
     *
     * @throws LoginRefusedException when it is not this browser's, not this provider's, used or too old
     */
    Resumed resume(String state) {
        if (state == null || state.isBlank()) {
            throw new LoginRefusedException(LoginProblem.STATE_MISSING);
        }
        Map<String, String> opened = FORM.matcher(state).matches() ? store().get(PREFIX + state) : null;
        if (opened == null || !realm.getId().equals(opened.get(REALM))) {
            throw new LoginRefusedException(LoginProblem.STATE_EXPIRED);
        }
        if (!alias.equals(opened.get(ALIAS))) {
            throw new LoginRefusedException(LoginProblem.STATE_OF_OTHER_PROVIDER);
        }
        ClientModel client = realm.getClientById(opened.get(CLIENT));
        if (client == null) {
            throw new LoginRefusedException(LoginProblem.STATE_EXPIRED);
        }
        // From here on a failure can lead back to the application.
        session.getContext().setClient(client);
        RootAuthenticationSessionModel browser =
                new AuthenticationSessionManager(session).getCurrentRootAuthenticationSession(realm);
        // Asked before the browser's session, which a finished login takes away.
        if (store().contains(USED + state)) {
            throw new LoginRefusedException(LoginProblem.STATE_USED);
        }
        if (browser == null && isSignedIn(opened.get(ROOT_SESSION))) {
            // Another tab of this browser was faster, and its login has taken this one with it.
            throw new LoginRefusedException(LoginProblem.STATE_EXPIRED);
        }
        if (browser == null || !browser.getId().equals(opened.get(ROOT_SESSION))) {
            throw new LoginRefusedException(LoginProblem.STATE_OF_OTHER_BROWSER);
        }
        AuthenticationSessionModel login = browser.getAuthenticationSession(client, opened.get(TAB));
        if (login == null) {
            throw new LoginRefusedException(LoginProblem.STATE_EXPIRED);
        }
        if (!store().putIfAbsent(USED + state, lifespan())) {
            throw new LoginRefusedException(LoginProblem.STATE_USED);
        }
        String code = new ClientSessionCode<>(session, realm, login).getOrGenerateCode();
        String brokerState = IdentityBrokerState.decoded(
                        code, client.getId(), client.getClientId(), login.getTabId(), null)
                .getEncoded();
        return new Resumed(
                brokerState, Optional.ofNullable(opened.get(MEMBER)), Boolean.parseBoolean(opened.get(MAY_DECLINE)));
    }

    // A session that comes out of a login keeps the login's id.
    private boolean isSignedIn(String rootSession) {
        AuthenticationManager.AuthResult signedIn =
                AuthenticationManager.authenticateIdentityCookie(session, realm, true);
        return signedIn != null && signedIn.session().getId().equals(rootSession);
    }

    /** How long a state is good for: as long as a login may take. */
    int lifespan() {
        return realm.getAccessCodeLifespanLogin();
    }

    private SingleUseObjectProvider store() {
        return session.singleUseObjects();
    }
}
