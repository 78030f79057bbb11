package io.github.keycloakwecom.firstlogin;

import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.github.keycloakwecom.member.ExistingAccounts;
import io.github.keycloakwecom.page.EventError;
import io.github.keycloakwecom.page.LoginProblem;
import io.github.keycloakwecom.page.LoginProblemPage;
import io.github.keycloakwecom.page.RefusalEvent;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.FlowStatus;
import org.keycloak.authentication.authenticators.broker.IdpCreateUserIfUniqueAuthenticator;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.events.EventType;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.messages.Messages;

/**
 * Step of a first login flow: gives a new member an account, or finds the existing one. It extends Keycloak's own step
 * with two differences. With the setting {@value #LINK_SILENTLY}, it links the account without a question. The corp
 * must vouch for the account ({@link ExistingAccounts}), and {@link SilentLink} must have no objection. And a login
 * that cannot succeed ends here with a page, before the member has to prove anything. For identities of other
 * providers, Keycloak's own step decides.
 */
public final class CreateOrLinkAuthenticator extends IdpCreateUserIfUniqueAuthenticator {

    static final String LINK_SILENTLY = "linkSilently";

    private static final Logger LOG = Logger.getLogger(CreateOrLinkAuthenticator.class);

    @Override
    protected void authenticateImpl(
            AuthenticationFlowContext context,
            SerializedBrokeredIdentityContext serialized,
            BrokeredIdentityContext identity) {
        decide(context, serialized, identity);
        if (context.getStatus() == FlowStatus.SUCCESS) {
            new BegunFirstLogin(context.getAuthenticationSession()).rememberAccount(context.getUser());
        }
    }

    private void decide(
            AuthenticationFlowContext context,
            SerializedBrokeredIdentityContext serialized,
            BrokeredIdentityContext identity) {
        ExistingAccounts accounts = new ExistingAccounts(context.getSession(), context.getRealm(), identity);
        if (isForKeycloakAlone(context, identity)) {
            debug(context, identity, "Keycloak's own step decides");
            super.authenticateImpl(context, serialized, identity);
        } else if (accounts.areNone()) {
            debug(context, identity, "no account exists");
            super.authenticateImpl(context, serialized, identity);
        } else if (accounts.areTwo()) {
            debug(context, identity, "refused: username and mail lead to two accounts");
            refuse(context, identity, LoginProblem.ACCOUNT_AMBIGUOUS, event(context));
        } else if (isLinked(context, accounts.one(), identity)) {
            debug(context, identity, "refused: the account is linked to another member");
            refuse(
                    context,
                    identity,
                    LoginProblem.ACCOUNT_LINKED_TO_ANOTHER,
                    event(context).user(accounts.one()));
        } else if (!accounts.one().isEnabled()) {
            debug(context, identity, "refused: the account is disabled");
            refuseDisabled(context, accounts.one());
        } else {
            linkOrAsk(context, serialized, identity, accounts);
        }
    }

    private void linkOrAsk(
            AuthenticationFlowContext context,
            SerializedBrokeredIdentityContext serialized,
            BrokeredIdentityContext identity,
            ExistingAccounts accounts) {
        Optional<String> objection = objection(context, accounts, identity);
        if (objection.isPresent()) {
            debug(context, identity, "not linked silently: " + objection.get());
            super.authenticateImpl(context, serialized, identity);
        } else {
            debug(context, identity, "linked silently");
            context.setUser(accounts.one());
            context.success();
        }
    }

    /** Whether the identity is not of WeCom, no account is stored, or the flow has already executed this step. */
    private static boolean isForKeycloakAlone(AuthenticationFlowContext context, BrokeredIdentityContext identity) {
        IdentityProviderModel provider = identity.getIdpConfig();
        return !WecomIdentityProviderConfig.PROVIDER_ID.equals(provider.getProviderId())
                || provider.isTransientUsers()
                || context.getAuthenticationSession().getAuthNote(EXISTING_USER_INFO) != null;
    }

    private static boolean isLinked(
            AuthenticationFlowContext context, UserModel account, BrokeredIdentityContext identity) {
        String alias = identity.getIdpConfig().getAlias();
        return context.getSession().users().getFederatedIdentity(context.getRealm(), account, alias) != null;
    }

    private static Optional<String> objection(
            AuthenticationFlowContext context, ExistingAccounts accounts, BrokeredIdentityContext identity) {
        AuthenticatorConfigModel config = context.getAuthenticatorConfig();
        return config != null && Boolean.parseBoolean(config.getConfig().get(LINK_SILENTLY))
                ? new SilentLink(context.getSession(), context.getRealm(), identity).objection(accounts)
                : Optional.of("the step does not link silently");
    }

    private static void refuse(
            AuthenticationFlowContext context,
            BrokeredIdentityContext identity,
            LoginProblem problem,
            RefusalEvent event) {
        event.write(problem.error());
        WecomIdentityProviderConfig config = new WecomIdentityProviderConfig(identity.getIdpConfig());
        context.forceChallenge(LoginProblemPage.goTo(context.getSession(), config, problem));
    }

    /** Shows the same page as Keycloak does for a known member with a disabled account. */
    private static void refuseDisabled(AuthenticationFlowContext context, UserModel account) {
        event(context).user(account).write(EventError.ACCOUNT_DISABLED);
        Response page = context.form().setError(Messages.ACCOUNT_DISABLED).createErrorPage(Response.Status.BAD_REQUEST);
        LoginProblemPage.leaveFirstLogin(context.getAuthenticationSession());
        context.failureChallenge(AuthenticationFlowError.USER_DISABLED, page);
    }

    private static RefusalEvent event(AuthenticationFlowContext context) {
        return RefusalEvent.copyOf(context.getEvent(), EventType.IDENTITY_PROVIDER_LOGIN);
    }

    private static void debug(AuthenticationFlowContext context, BrokeredIdentityContext identity, String decision) {
        if (LOG.isDebugEnabled()) {
            LOG.debugf(
                    "First login through identity provider '%s' of realm '%s': %s",
                    identity.getIdpConfig().getAlias(), context.getRealm().getName(), decision);
        }
    }
}
