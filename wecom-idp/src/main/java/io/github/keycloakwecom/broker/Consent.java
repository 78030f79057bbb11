package io.github.keycloakwecom.broker;

import io.github.keycloakwecom.api.Member;
import io.github.keycloakwecom.config.InAppScope;
import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.github.keycloakwecom.member.ConsentDecision;
import io.github.keycloakwecom.member.Federation;
import io.github.keycloakwecom.member.Profile;
import io.github.keycloakwecom.page.LoginProblem;
import io.github.keycloakwecom.page.LoginRefusedException;
import io.github.keycloakwecom.request.BrowserLogin;
import io.github.keycloakwecom.request.WecomUserAgent;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Asks a member inside WeCom for consent to mail and mobile. WeCom shows them to newer apps only with the member's
 * consent (developer.work.weixin.qq.com/document/path/95833). A member is asked once, because the account keeps the
 * decision. A member who declines signs in without mail and mobile.
 */
public final class Consent {

    /** Auth note: the state that was sent with the question. A login that restarts loses its notes. */
    private static final String ASKING = "wecom.asking";

    /** Notes of that state. */
    private static final String MEMBER = "member";

    private static final String MAY_DECLINE = "decline";

    private static final Logger LOG = Logger.getLogger(Consent.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final WecomIdentityProviderConfig config;

    public Consent(KeycloakSession session, WecomIdentityProviderConfig config) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.config = config;
    }

    /**
     * One redirect to WeCom and back.
     *
     * @param asked userid of the member who was asked; empty in a round without a question
     * @param mayDecline whether WeCom has identified that member in this login, so that the login can go on when the
     *     member declines
     * @param declined whether the browser came back without a code
     */
    record Round(Optional<String> asked, boolean mayDecline, boolean declined) {

        /**
         * @return userid of the member who declined
         * @throws LoginRefusedException when WeCom has identified no member in this login
         */
        String memberWhoDeclined() {
            return asked.filter(userid -> mayDecline)
                    .orElseThrow(() -> new LoginRefusedException(LoginProblem.CANCELLED));
        }

        /** @throws LoginRefusedException when the member who came back is not the member who was asked */
        void check(Member member) {
            if (asked.isPresent() && !asked.get().equalsIgnoreCase(member.userid())) {
                throw new LoginRefusedException(LoginProblem.CANCELLED);
            }
        }

        /** Writes the decision to the identity. Does nothing in a round without a question. */
        void remember(BrokeredIdentityContext identity) {
            if (asked.isPresent()) {
                (declined ? ConsentDecision.REFUSED : ConsentDecision.GRANTED).remember(identity);
            }
        }
    }

    /**
     * @param notes of the state that came back
     * @param code of WeCom; null or blank when the member declined
     * @throws LoginRefusedException when the login was restarted after the question: it may now be the login of another
     *     member
     */
    Round round(AuthenticationSessionModel login, String state, Map<String, String> notes, String code) {
        Optional<String> asked = Optional.ofNullable(notes.get(MEMBER));
        if (asked.isPresent() && !state.equals(login.getAuthNote(ASKING))) {
            debug("not accepted: the login has begun anew after the question");
            throw new LoginRefusedException(LoginProblem.STATE_EXPIRED);
        }
        return new Round(asked, Boolean.parseBoolean(notes.get(MAY_DECLINE)), code == null || code.isBlank());
    }

    /** @param account of the member, if there is one */
    boolean isDue(Round round, AuthenticationSessionModel login, Member member, Optional<UserModel> account) {
        Optional<String> objection = objection(round, login, member, account);
        debug(objection.map(reason -> "not asked for: " + reason).orElse("asked for"));
        return objection.isEmpty();
    }

    private Optional<String> objection(
            Round round, AuthenticationSessionModel login, Member member, Optional<UserModel> account) {
        if (round.asked().isPresent()) {
            return Optional.of("this login has asked");
        }
        if (config.getInAppScope() != InAppScope.WHEN_MISSING) {
            return Optional.of("the setting does not ask");
        }
        if (!config.isVerifyMembership()) {
            // The member may be outside the visible range. WeCom then shows an error page instead of the question.
            return Optional.of("membership is not verified");
        }
        if (!WecomUserAgent.isWecom(session)) {
            return Optional.of("not inside WeCom");
        }
        if (BrowserLogin.isPassive(login)) {
            return Optional.of("the application wants no page");
        }
        if (account.isPresent() && account.get().getFirstAttribute(ConsentDecision.ATTRIBUTE) != null) {
            return Optional.of("an earlier login has asked");
        }
        if (account.isPresent() && Federation.losesAttributes(realm, account.get())) {
            // Otherwise every login would ask.
            return Optional.of("the account cannot keep the decision");
        }
        return isMailKnown(member, account) && isMobileKnown(member, account)
                ? Optional.of("mail and mobile are known")
                : Optional.empty();
    }

    private static boolean isMailKnown(Member member, Optional<UserModel> account) {
        Optional<String> known = account.map(UserModel::getEmail);
        return !member.mail().isEmpty() || known.isPresent() && !known.get().isBlank();
    }

    private static boolean isMobileKnown(Member member, Optional<UserModel> account) {
        return !member.mobile().isEmpty()
                || account.isPresent() && account.get().getFirstAttribute(Profile.ATTRIBUTE_PREFIX + "mobile") != null;
    }

    /**
     * Asks a member during a login inside WeCom.
     *
     * @param userid of the member that WeCom has identified in this login
     */
    Response ask(AuthenticationSessionModel login, String userid) {
        return ask(login, userid, true);
    }

    /**
     * Asks a member inside WeCom at the end of a login, for an application that needs a mail address. The login
     * restarts, because Keycloak cannot leave the required actions for an identity provider.
     *
     * @param userid of the linked member
     */
    public Response askAtTheEnd(AuthenticationSessionModel login, String userid) {
        debug("asked for at the end of a login");
        BrowserLogin.startOver(login);
        return ask(login, userid, false);
    }

    private Response ask(AuthenticationSessionModel login, String userid, boolean mayDecline) {
        String state = new LoginState(session, realm, config.getAlias())
                .open(login, Map.of(MEMBER, userid, MAY_DECLINE, Boolean.toString(mayDecline)));
        login.setAuthNote(ASKING, state);
        URI question =
                LoginUrls.inApp(config, LoginUrls.redirectUri(session, config), state, InAppScope.PRIVATE_INFO.value());
        return Response.seeOther(question).build();
    }

    private void debug(String decision) {
        if (LOG.isDebugEnabled()) {
            LOG.debugf(
                    "Identity provider '%s' of realm '%s': consent to mail and mobile is %s",
                    config.getAlias(), realm.getName(), decision);
        }
    }
}
