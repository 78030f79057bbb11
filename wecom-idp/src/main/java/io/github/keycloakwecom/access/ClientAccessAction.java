package io.github.keycloakwecom.access;

import io.github.keycloakwecom.broker.Consent;
import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.github.keycloakwecom.config.WecomProviders;
import io.github.keycloakwecom.launch.LaunchAddress;
import io.github.keycloakwecom.launch.LaunchLink;
import io.github.keycloakwecom.page.EventError;
import io.github.keycloakwecom.page.Notice;
import io.github.keycloakwecom.page.RefusalEvent;
import io.github.keycloakwecom.request.WecomUserAgent;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Stops a login to an application that {@link ClientAccess} denies. It is a required action, because Keycloak evaluates
 * these at the end of every login: with a password, through an identity provider, or with an existing session. At the
 * first login through an identity provider, Keycloak does not run the steps of the browser flow.
 */
public class ClientAccessAction implements RequiredActionProvider {

    private static final Logger LOG = Logger.getLogger(ClientAccessAction.class);

    private final KeycloakSession session;

    ClientAccessAction(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        Optional<ClientAccess.Denial> denial = denial(context);
        debug(context, denial);
        aliases(context.getRealm()).forEach(alias -> {
            if (denial.isPresent()) {
                login.addRequiredAction(alias);
            } else {
                login.removeRequiredAction(alias);
            }
        });
    }

    // Keycloak ignores an action whose alias the realm does not have. An imported realm may use another alias.
    private static List<String> aliases(RealmModel realm) {
        return realm.getRequiredActionProvidersStream()
                .filter(action ->
                        action.isEnabled() && ClientAccessActionFactory.PROVIDER_ID.equals(action.getProviderId()))
                .map(RequiredActionProviderModel::getAlias)
                .toList();
    }

    /**
     * When a link asks for this action ({@code kc_action}) and the action does not support that, Keycloak skips it. So
     * the action supports it, and behaves as it does without the link.
     */
    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        Optional<ClientAccess.Denial> denial = denial(context);
        if (denial.isEmpty()) {
            context.success();
            return;
        }
        context.challenge(
                switch (denial.get()) {
                    case ROLE_MISSING ->
                        refused(context, EventError.CLIENT_NOT_ALLOWED, notice("not-allowed", context));
                    case OTHER_CORP -> refused(context, EventError.NOT_FOR_CLIENT, notice("other-corp", context));
                    case MAIL_MISSING -> refused(context, EventError.MAIL_MISSING, mailMissing(context));
                });
    }

    /** The button of the page: asks the member for consent to the mail. */
    @Override
    public void processAction(RequiredActionContext context) {
        Optional<FederatedIdentityModel> member = identity(context).member();
        boolean needsMail = denial(context).equals(Optional.of(ClientAccess.Denial.MAIL_MISSING));
        Optional<WecomIdentityProviderConfig> provider = member.flatMap(
                link -> WecomProviders.signingInTo(session, client(context), link.getIdentityProvider()));
        if (!needsMail || provider.isEmpty() || !WecomUserAgent.isWecom(session)) {
            requiredActionChallenge(context);
            return;
        }
        // The user id of the link identifies the member; its user name is only shown to people.
        context.challenge(askForConsent(
                provider.get(), context.getAuthenticationSession(), member.get().getUserId()));
    }

    Response askForConsent(WecomIdentityProviderConfig provider, AuthenticationSessionModel login, String userid) {
        return new Consent(session, provider).askAtTheEnd(login, userid);
    }

    private Optional<ClientAccess.Denial> denial(RequiredActionContext context) {
        return new ClientAccess(session)
                .denial(client(context), context.getUser(), identity(context).alias());
    }

    private Response refused(RequiredActionContext context, EventError error, Notice notice) {
        RefusalEvent.copyOf(context.getEvent(), EventType.LOGIN)
                .client(client(context))
                .user(context.getUser())
                .write(error);
        // Not offered inside WeCom, where a new login signs in the same person.
        return (WecomUserAgent.isWecom(session) ? notice : notice.way("otherAccount", restart(context, false)))
                .show(context.form());
    }

    private static Notice notice(String id, RequiredActionContext context) {
        return new Notice(id, Response.Status.FORBIDDEN).about(client(context));
    }

    // WeCom asks for consent in its own browser only. In other browsers, the person scans a QR code that opens WeCom.
    private Notice mailMissing(RequiredActionContext context) {
        Optional<FederatedIdentityModel> member = identity(context).member();
        if (member.isPresent() && WecomUserAgent.isWecom(session)) {
            return notice("mail-share", context).button("shareMail");
        }
        Optional<URI> link = member.map(FederatedIdentityModel::getIdentityProvider)
                .filter(alias ->
                        new LaunchAddress(session).find(client(context), alias).isPresent())
                .map(alias -> LaunchLink.application(session, alias, client(context)));
        return link.isPresent()
                ? notice("mail-scan", context).code(link.get()).way("tryAgain", restart(context, true))
                : notice("mail-ask", context);
    }

    // Another person can sign in only after a logout.
    private static URI restart(RequiredActionContext context, boolean keepSession) {
        return LoginActionsService.loginActionsBaseUrl(context.getUriInfo())
                .path(LoginActionsService.RESTART_PATH)
                .queryParam(Constants.CLIENT_ID, "{client}")
                .queryParam(Constants.TAB_ID, context.getAuthenticationSession().getTabId())
                .queryParam(Constants.SKIP_LOGOUT, keepSession)
                .build(context.getRealm().getName(), client(context).getClientId());
    }

    private LoginIdentity identity(RequiredActionContext context) {
        return new LoginIdentity(session, context);
    }

    private static ClientModel client(RequiredActionContext context) {
        return context.getAuthenticationSession().getClient();
    }

    private void debug(RequiredActionContext context, Optional<ClientAccess.Denial> denial) {
        if (LOG.isDebugEnabled()) {
            LOG.debugf(
                    "Realm '%s': application '%s', signed in through identity provider '%s': %s",
                    context.getRealm().getName(),
                    client(context).getClientId(),
                    identity(context).alias().orElse("none"),
                    denial.map(reason -> "denied, " + reason).orElse("allowed"));
        }
    }

    @Override
    public void close() {
        // nothing is held
    }
}
