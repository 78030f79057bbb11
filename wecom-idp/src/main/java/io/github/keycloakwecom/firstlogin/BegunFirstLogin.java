package io.github.keycloakwecom.firstlogin;

import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.github.keycloakwecom.page.LoginProblem;
import io.github.keycloakwecom.page.LoginProblemPage;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.authentication.authenticators.broker.util.ExistingUserInfo;
import org.keycloak.authentication.authenticators.broker.util.PostBrokerLoginConstants;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.broker.provider.AbstractIdentityProvider;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A first login that a browser has begun. As soon as a known person signs in there through any provider, Keycloak ends it with that
 * person's account (IdentityBrokerService.afterPostBrokerLoginFlowSuccess). That is right for one account only: the one that the first
 * login has found or made. With any other, the person who began would get into the account of the next person.
 */
public final class BegunFirstLogin {

    /** Auth note: the account that our step has made or linked. Keycloak empties the notes when another first login begins. */
    private static final String OUTCOME = "wecom.firstLoginAccount";

    private static final String END = "/broker/after-first-broker-login";

    private final AuthenticationSessionModel login;

    public BegunFirstLogin(AuthenticationSessionModel login) {
        this.login = login;
    }

    /**
     * To be asked before Keycloak gets to know an identity: leaves the first login of another person.
     *
     * @param account the one that the identity leads to, if it is known
     */
    public void leaveUnlessOf(BrokeredIdentityContext identity, Optional<UserModel> account) {
        SerializedBrokeredIdentityContext begun = SerializedBrokeredIdentityContext.readFromAuthenticationSession(
                login, AbstractIdpAuthenticator.BROKERED_CONTEXT_NOTE);
        boolean isSame = begun != null
                && begun.getIdentityProviderId().equals(identity.getIdpConfig().getAlias())
                && begun.getId().equals(identity.getId());
        boolean isProof = account.filter(
                        user -> found().filter(user.getId()::equals).isPresent())
                .isPresent();
        if (begun != null && !isSame && !isProof) {
            LoginProblemPage.leaveFirstLogin(login);
        }
        // What an earlier first login in this tab has achieved is not this identity's.
        login.removeAuthNote(AbstractIdpAuthenticator.FIRST_BROKER_LOGIN_SUCCESS);
    }

    /** To be told by our step when it has made or linked an account. */
    void hasLedTo(UserModel account) {
        login.setAuthNote(OUTCOME, account.getId());
    }

    /**
     * To be asked before Keycloak writes an identity to an account.
     *
     * @throws WebApplicationException when Keycloak is about to end a first login with the wrong account
     */
    public void check(
            KeycloakSession session,
            WecomIdentityProviderConfig config,
            BrokeredIdentityContext identity,
            UserModel account) {
        if (!mayEndWith(account, identity, session.getContext().getUri().getPath())) {
            throw refusal(session, config, account);
        }
    }

    /**
     * Whether Keycloak, which may be about to end the first login of this identity, may end it with this account. True for every
     * other login. Keycloak's own steps do not say which account they have made, so that is known by its name and by the way that
     * Keycloak comes here.
     */
    boolean mayEndWith(UserModel account, BrokeredIdentityContext identity, String path) {
        if (!identity.getIdpConfig()
                .getAlias()
                .equals(login.getAuthNote(AbstractIdpAuthenticator.FIRST_BROKER_LOGIN_SUCCESS))) {
            return true;
        }
        List<String> owners = Stream.of(found(), Optional.ofNullable(login.getAuthNote(OUTCOME)))
                .flatMap(Optional::stream)
                .toList();
        return owners.isEmpty() ? isAtItsEnd(path) && isNamedAs(identity, account) : isMeant(account, owners);
    }

    static boolean isMeant(UserModel account, List<String> owners) {
        return owners.stream().allMatch(account.getId()::equals);
    }

    // Its steps are over, and no other login has come in between: not even one that a post login flow has held up.
    private boolean isAtItsEnd(String path) {
        return path.endsWith(END)
                && login.getAuthNote(AuthenticationProcessor.CURRENT_AUTHENTICATION_EXECUTION) == null
                && login.getAuthNote(PostBrokerLoginConstants.PBL_BROKERED_IDENTITY_CONTEXT) == null
                && LoginActionsService.FIRST_BROKER_LOGIN_PATH.equals(
                        login.getAuthNote(AuthenticationProcessor.CURRENT_FLOW_PATH));
    }

    // A login with a password, left in the middle, leaves its account in the session.
    private boolean isNamedAs(BrokeredIdentityContext identity, UserModel account) {
        return !Boolean.parseBoolean(login.getAuthNote(AbstractIdentityProvider.BROKER_REGISTERED_NEW_USER))
                || account.getUsername().equalsIgnoreCase(identity.getModelUsername())
                || account.getUsername().equalsIgnoreCase(identity.getEmail());
    }

    private Optional<String> found() {
        return Optional.ofNullable(login.getAuthNote(AbstractIdpAuthenticator.EXISTING_USER_INFO))
                .map(note -> ExistingUserInfo.deserialize(note).getExistingUserId());
    }

    /** The end of a login that Keycloak's own provider has brought to the wrong person; nothing of it is kept. */
    private WebApplicationException refusal(
            KeycloakSession session, WecomIdentityProviderConfig config, UserModel account) {
        session.getTransactionManager().setRollbackOnly();
        session.getContext().setAuthenticationSession(login);
        new EventBuilder(
                        session.getContext().getRealm(),
                        session,
                        session.getContext().getConnection())
                .event(EventType.IDENTITY_PROVIDER_LOGIN)
                .client(login.getClient())
                .user(account)
                .detail(Details.IDENTITY_PROVIDER, config.getAlias())
                .error(LoginProblem.FIRST_LOGIN_OF_ANOTHER.error());
        return new Refusal(LoginProblemPage.goTo(session, config, LoginProblem.FIRST_LOGIN_OF_ANOTHER));
    }

    /** Keycloak logs it with its stack trace, of which there is none: nothing is broken. */
    private static final class Refusal extends WebApplicationException {

        private static final long serialVersionUID = 1L;

        Refusal(Response page) {
            super(LoginProblem.FIRST_LOGIN_OF_ANOTHER.id(), page);
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
