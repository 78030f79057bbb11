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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Stops a person before an application that {@link ClientAccess} denies. It is a required action, because Keycloak asks
 * required actions at the end of every login: with a password, through an identity provider, or with an existing
 * session. At the first login through an identity provider, Keycloak does not run the steps of the browser flow.
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

    // Keycloak ignores an action with an alias that the realm does not have, and an import may have chosen another
    // alias.
    private static List<String> aliases(RealmModel realm) {
        return realm.getRequiredActionProvidersStream()
                .filter(action ->
                        action.isEnabled() && ClientAccessActionFactory.PROVIDER_ID.equals(action.getProviderId()))
                .map(RequiredActionProviderModel::getAlias)
                .toList();
    }

    /**
     * Keycloak ignores a due action when a link asks for it ({@code kc_action}) and the action does not support that.
     * So this action supports it, and shows what it shows without the link.
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
        Optional<FederatedIdentityModel> member = member(context);
        boolean needsMail = denial(context).equals(Optional.of(ClientAccess.Denial.MAIL_MISSING));
        Optional<WecomIdentityProviderConfig> provider = member.flatMap(
                link -> WecomProviders.signingInTo(session, client(context), link.getIdentityProvider()));
        if (!needsMail || provider.isEmpty() || !WecomUserAgent.isWecom(session)) {
            requiredActionChallenge(context);
            return;
        }
        // The id of the link leads to the account again; its name is for people.
        context.challenge(askForConsent(
                provider.get(), context.getAuthenticationSession(), member.get().getUserId()));
    }

    Response askForConsent(WecomIdentityProviderConfig provider, AuthenticationSessionModel login, String userid) {
        return new Consent(session, provider).askAtTheEnd(login, userid);
    }

    private Optional<ClientAccess.Denial> denial(RequiredActionContext context) {
        return new ClientAccess(session).denial(client(context), context.getUser(), alias(context));
    }

    private Response refused(RequiredActionContext context, EventError error, Notice notice) {
        RefusalEvent.copyOf(context.getEvent(), EventType.LOGIN)
                .client(client(context))
                .user(context.getUser())
                .write(error);
        // Inside WeCom, a new login signs in the same person.
        return (WecomUserAgent.isWecom(session) ? notice : notice.way("otherAccount", restart(context, false)))
                .show(context.form());
    }

    private static Notice notice(String id, RequiredActionContext context) {
        return new Notice(id, Response.Status.FORBIDDEN).about(client(context));
    }

    // WeCom asks for consent in its own browser only; elsewhere, the person scans a code with the phone first.
    private Notice mailMissing(RequiredActionContext context) {
        Optional<FederatedIdentityModel> member = member(context);
        if (member.isPresent() && WecomUserAgent.isWecom(session)) {
            return notice("mail-share", context).button("shareMail");
        }
        Optional<URI> link = member.map(FederatedIdentityModel::getIdentityProvider)
                .filter(alias ->
                        new LaunchAddress(session).of(client(context), alias).isPresent())
                .map(alias -> LaunchLink.of(session, alias, client(context)));
        return link.isPresent()
                ? notice("mail-scan", context).code(link.get()).way("tryAgain", restart(context, true))
                : notice("mail-ask", context);
    }

    private Optional<FederatedIdentityModel> member(RequiredActionContext context) {
        Optional<String> now = alias(context);
        return session.users()
                .getFederatedIdentitiesStream(context.getRealm(), context.getUser())
                .filter(link -> WecomProviders.signingInTo(session, client(context), link.getIdentityProvider())
                        .isPresent())
                // The company of this login before the others.
                .min(Comparator.comparing(
                                (FederatedIdentityModel link) -> !now.equals(Optional.of(link.getIdentityProvider())))
                        .thenComparing(FederatedIdentityModel::getIdentityProvider));
    }

    // A login through a provider notes its alias; with an existing session, the session of the cookie does.
    private Optional<String> alias(RequiredActionContext context) {
        String now = context.getAuthenticationSession().getUserSessionNotes().get(Details.IDENTITY_PROVIDER);
        return Optional.ofNullable(now).or(() -> Optional.ofNullable(
                        AuthenticationManager.authenticateIdentityCookie(session, context.getRealm(), true))
                .filter(signedIn ->
                        signedIn.user().getId().equals(context.getUser().getId()))
                .map(signedIn -> signedIn.session().getNote(Details.IDENTITY_PROVIDER)));
    }

    // Another person can only sign in when the session has ended.
    private static URI restart(RequiredActionContext context, boolean keepSession) {
        return LoginActionsService.loginActionsBaseUrl(context.getUriInfo())
                .path(LoginActionsService.RESTART_PATH)
                .queryParam(Constants.CLIENT_ID, "{client}")
                .queryParam(Constants.TAB_ID, context.getAuthenticationSession().getTabId())
                .queryParam(Constants.SKIP_LOGOUT, keepSession)
                .build(context.getRealm().getName(), client(context).getClientId());
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
                    alias(context).orElse("none"),
                    denial.map(reason -> "denied, " + reason).orElse("allowed"));
        }
    }

    @Override
    public void close() {
        // nothing is held
    }
}
