package io.github.keycloakwecom.firstlogin;

import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.github.keycloakwecom.member.ExistingAccounts;
import io.github.keycloakwecom.page.LoginProblem;
import io.github.keycloakwecom.page.LoginProblemPage;
import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.FlowStatus;
import org.keycloak.authentication.authenticators.broker.IdpCreateUserIfUniqueAuthenticator;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.messages.Messages;

/**
 * Step of a first login flow: gives a new member an account, or finds the one that is there. It is Keycloak's own step of this
 * kind, which leaves it to the steps after it whether an account is the member's, with two differences. With the switch
 * {@value #LINK_SILENTLY} it answers the question itself where the corp vouches for the account ({@link ExistingAccounts}) and
 * nothing speaks against it ({@link SilentLink}). And what no proof could repair ends here, with a page, before the member has
 * proved anything. Identities of providers other than WeCom get Keycloak's own step.
 */
public final class CreateOrLinkAuthenticator extends IdpCreateUserIfUniqueAuthenticator {

    static final String LINK_SILENTLY = "linkSilently";

    @Override
    protected void authenticateImpl(
            AuthenticationFlowContext context,
            SerializedBrokeredIdentityContext serialized,
            BrokeredIdentityContext identity) {
        decide(context, serialized, identity);
        if (context.getStatus() == FlowStatus.SUCCESS) {
            new BegunFirstLogin(context.getAuthenticationSession()).hasLedTo(context.getUser());
        }
    }

    private void decide(
            AuthenticationFlowContext context,
            SerializedBrokeredIdentityContext serialized,
            BrokeredIdentityContext identity) {
        ExistingAccounts accounts = new ExistingAccounts(context.getSession(), context.getRealm(), identity);
        if (isForKeycloakAlone(context, identity) || accounts.areNone()) {
            super.authenticateImpl(context, serialized, identity);
        } else if (accounts.areTwo()) {
            refuse(context, identity, LoginProblem.ACCOUNT_AMBIGUOUS, event(context));
        } else if (isLinked(context, accounts.one(), identity)) {
            refuse(
                    context,
                    identity,
                    LoginProblem.ACCOUNT_LINKED_TO_ANOTHER,
                    event(context).user(accounts.one()));
        } else if (!accounts.one().isEnabled()) {
            refuseDisabled(context, accounts.one());
        } else if (mayLinkSilently(context, accounts, identity)) {
            context.setUser(accounts.one());
            context.success();
        } else {
            super.authenticateImpl(context, serialized, identity);
        }
    }

    /** Whether another provider sent the identity, no account is wanted, or the member is at the steps after this one already. */
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

    private static boolean mayLinkSilently(
            AuthenticationFlowContext context, ExistingAccounts accounts, BrokeredIdentityContext identity) {
        AuthenticatorConfigModel config = context.getAuthenticatorConfig();
        boolean isWanted =
                config != null && Boolean.parseBoolean(config.getConfig().get(LINK_SILENTLY));
        SilentLink link = new SilentLink(context.getSession(), context.getRealm(), identity);
        return isWanted
                && accounts.corpVouchesForOne(link.isAllowedByUserid(), link.isAllowedByMail())
                && link.isAllowedFor(accounts.one());
    }

    private static void refuse(
            AuthenticationFlowContext context,
            BrokeredIdentityContext identity,
            LoginProblem problem,
            EventBuilder event) {
        event.error(problem.error());
        WecomIdentityProviderConfig config = new WecomIdentityProviderConfig(identity.getIdpConfig());
        context.forceChallenge(LoginProblemPage.goTo(context.getSession(), config, problem));
    }

    /** The answer that a known member with a disabled account gets. */
    private static void refuseDisabled(AuthenticationFlowContext context, UserModel account) {
        event(context).user(account).error(Errors.USER_DISABLED);
        Response page = context.form().setError(Messages.ACCOUNT_DISABLED).createErrorPage(Response.Status.BAD_REQUEST);
        LoginProblemPage.leaveFirstLogin(context.getAuthenticationSession());
        context.failureChallenge(AuthenticationFlowError.USER_DISABLED, page);
    }

    // A copy: Keycloak sends its own of every first login that shows a page, and would repeat the error with it.
    private static EventBuilder event(AuthenticationFlowContext context) {
        return context.getEvent().clone().event(EventType.IDENTITY_PROVIDER_LOGIN);
    }
}
