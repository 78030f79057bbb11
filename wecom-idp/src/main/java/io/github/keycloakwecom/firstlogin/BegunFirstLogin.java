package io.github.keycloakwecom.firstlogin;

import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.github.keycloakwecom.page.EventError;
import io.github.keycloakwecom.page.LoginProblem;
import io.github.keycloakwecom.page.LoginProblemPage;
import io.github.keycloakwecom.page.RefusalEvent;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.authentication.authenticators.broker.util.ExistingUserInfo;
import org.keycloak.authentication.authenticators.broker.util.PostBrokerLoginConstants;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.broker.provider.AbstractIdentityProvider;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A first login that a browser has begun. When a known person signs in there through any provider, Keycloak ends the
 * first login with that person's account (IdentityBrokerService.afterPostBrokerLoginFlowSuccess). That is correct only
 * for the account that the first login has found or made. With any other account, the person who began the first login
 * would get access to the account of another person.
 */
public final class BegunFirstLogin {

    /**
     * Auth note: id of the account that {@link CreateOrLinkAuthenticator} has made or linked. Keycloak removes it when
     * another first login begins.
     */
    private static final String OUTCOME = "wecom.firstLoginAccount";

    private static final String END = "/broker/after-first-broker-login";

    private static final Logger LOG = Logger.getLogger(BegunFirstLogin.class);

    private final AuthenticationSessionModel login;

    public BegunFirstLogin(AuthenticationSessionModel login) {
        this.login = login;
    }

    /**
     * Leaves the first login of another person. Must be called before Keycloak gets an identity.
     *
     * @param account to which the identity is linked, if any
     */
    public void leaveIfOfAnother(BrokeredIdentityContext identity, Optional<UserModel> account) {
        SerializedBrokeredIdentityContext begun = SerializedBrokeredIdentityContext.readFromAuthenticationSession(
                login, AbstractIdpAuthenticator.BROKERED_CONTEXT_NOTE);
        boolean isSame = begun != null
                && begun.getIdentityProviderId().equals(identity.getIdpConfig().getAlias())
                && begun.getId().equals(identity.getId());
        boolean isProof = account.filter(
                        user -> found().filter(user.getId()::equals).isPresent())
                .isPresent();
        if (begun != null && !isSame && !isProof) {
            debug(identity, "leaves the first login of another identity");
            LoginProblemPage.leaveFirstLogin(login);
        }
        // This note may belong to an earlier first login in this tab, of another identity.
        login.removeAuthNote(AbstractIdpAuthenticator.FIRST_BROKER_LOGIN_SUCCESS);
    }

    /** Must be called when {@link CreateOrLinkAuthenticator} has made or linked an account. */
    void rememberAccount(UserModel account) {
        login.setAuthNote(OUTCOME, account.getId());
    }

    /**
     * Must be called before Keycloak writes an identity to an account.
     *
     * @throws WebApplicationException when Keycloak is about to end a first login with the wrong account
     */
    public void check(
            KeycloakSession session,
            WecomIdentityProviderConfig config,
            BrokeredIdentityContext identity,
            UserModel account) {
        if (!mayEndWith(account, identity, session.getContext().getUri().getPath())) {
            debug(identity, "refused: the first login has neither found nor made this account");
            throw refuse(session, config, account);
        }
    }

    /**
     * Whether Keycloak may end the first login of this identity with this account; true for every other login.
     * Keycloak's own steps do not record which account they have made. So the account's name and the path of the
     * request decide.
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

    // All steps of the first login are done, and no other login has begun since, also no post login flow.
    private boolean isAtItsEnd(String path) {
        return path.endsWith(END)
                && login.getAuthNote(AuthenticationProcessor.CURRENT_AUTHENTICATION_EXECUTION) == null
                && login.getAuthNote(PostBrokerLoginConstants.PBL_BROKERED_IDENTITY_CONTEXT) == null
                && LoginActionsService.FIRST_BROKER_LOGIN_PATH.equals(
                        login.getAuthNote(AuthenticationProcessor.CURRENT_FLOW_PATH));
    }

    // The session may also hold the account of an unfinished login with a password.
    private boolean isNamedAs(BrokeredIdentityContext identity, UserModel account) {
        return !Boolean.parseBoolean(login.getAuthNote(AbstractIdentityProvider.BROKER_REGISTERED_NEW_USER))
                || account.getUsername().equalsIgnoreCase(identity.getModelUsername())
                || account.getUsername().equalsIgnoreCase(identity.getEmail());
    }

    private Optional<String> found() {
        return Optional.ofNullable(login.getAuthNote(AbstractIdpAuthenticator.EXISTING_USER_INFO))
                .map(note -> ExistingUserInfo.deserialize(note).getExistingUserId());
    }

    /** Ends a login that Keycloak is about to finish with the wrong account, and rolls back its transaction. */
    private WebApplicationException refuse(
            KeycloakSession session, WecomIdentityProviderConfig config, UserModel account) {
        session.getTransactionManager().setRollbackOnly();
        session.getContext().setAuthenticationSession(login);
        RefusalEvent.of(session, EventType.IDENTITY_PROVIDER_LOGIN)
                .client(login.getClient())
                .user(account)
                .provider(config.getAlias())
                .write(EventError.FIRST_LOGIN_OF_ANOTHER);
        return new Refusal(LoginProblemPage.goTo(session, config, LoginProblem.FIRST_LOGIN_OF_ANOTHER));
    }

    private void debug(BrokeredIdentityContext identity, String decision) {
        if (LOG.isDebugEnabled()) {
            LOG.debugf(
                    "Identity provider '%s' of realm '%s': %s",
                    identity.getIdpConfig().getAlias(), login.getRealm().getName(), decision);
        }
    }

    /** Without a stack trace: Keycloak would log it, but this is no error of the server. */
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
