package io.github.keycloakwecom.broker;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.authentication.authenticators.broker.util.ExistingUserInfo;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
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
 * person's account (IdentityBrokerService.afterPostBrokerLoginFlowSuccess). The owner of the account that the first login has found proves it
 * that way; everybody else would get the identity of the person who began.
 */
final class BegunFirstLogin {

    private final AuthenticationSessionModel login;

    BegunFirstLogin(AuthenticationSessionModel login) {
        this.login = login;
    }

    /**
     * To be asked before Keycloak gets to know an identity: leaves the first login of another person.
     *
     * @param account the one that the identity leads to, if it is known
     */
    void leaveUnlessOf(BrokeredIdentityContext identity, Optional<UserModel> account) {
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

    /**
     * Whether Keycloak, which is about to end the first login of this provider, may end it with this account. True for every other login.
     * Without an account that was found, the steps of the first login must have come to their end; they have not while one of them
     * shows its page, or when another provider's steps have come in between.
     */
    boolean mayEndWith(UserModel account, String alias) {
        if (!alias.equals(login.getAuthNote(AbstractIdpAuthenticator.FIRST_BROKER_LOGIN_SUCCESS))) {
            return true;
        }
        boolean isThroughItsSteps = login.getAuthNote(AuthenticationProcessor.CURRENT_AUTHENTICATION_EXECUTION) == null
                && LoginActionsService.FIRST_BROKER_LOGIN_PATH.equals(
                        login.getAuthNote(AuthenticationProcessor.CURRENT_FLOW_PATH));
        return isOwner(account, found(), isThroughItsSteps);
    }

    static boolean isOwner(UserModel account, Optional<String> found, boolean isThroughItsSteps) {
        return found.map(account.getId()::equals).orElse(isThroughItsSteps);
    }

    private Optional<String> found() {
        return Optional.ofNullable(login.getAuthNote(AbstractIdpAuthenticator.EXISTING_USER_INFO))
                .map(note -> ExistingUserInfo.deserialize(note).getExistingUserId());
    }

    /** The end of a login that Keycloak's own provider has brought to the wrong person; nothing of it is kept. */
    WebApplicationException refusal(KeycloakSession session, WecomIdentityProviderConfig config, UserModel account) {
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
