package io.github.keycloakwecom.access;

import io.github.keycloakwecom.broker.WecomIdentityProvider;
import io.github.keycloakwecom.config.WecomProviders;
import io.github.keycloakwecom.launch.LaunchAddress;
import io.github.keycloakwecom.launch.LaunchLink;
import io.github.keycloakwecom.page.Notice;
import io.github.keycloakwecom.request.WecomUserAgent;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
import org.keycloak.services.resources.IdentityBrokerService;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Stops a person before an application that {@link ClientAccess} does not open to them. A required action, because
 * Keycloak runs it at the end of every login: by password, by identity provider, or by a session that is there. A step
 * of the browser flow would not run at the first login through an identity provider.
 */
public class ClientAccessAction implements RequiredActionProvider {

    private final KeycloakSession session;

    ClientAccessAction(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        boolean isRefused = refusal(context).isPresent();
        aliases(context.getRealm()).forEach(alias -> {
            if (isRefused) {
                login.addRequiredAction(alias);
            } else {
                login.removeRequiredAction(alias);
            }
        });
    }

    // Keycloak skips an action whose alias it does not find, and an import may have given it another one.
    private static List<String> aliases(RealmModel realm) {
        return realm.getRequiredActionProvidersStream()
                .filter(action ->
                        action.isEnabled() && ClientAccessActionFactory.PROVIDER_ID.equals(action.getProviderId()))
                .map(RequiredActionProviderModel::getAlias)
                .toList();
    }

    /**
     * Supported, and it shows the same page. Keycloak skips an action that a link asks for ({@code kc_action}) and that
     * does not support it, even when the action is due.
     */
    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        Optional<ClientAccess.Refusal> refusal = refusal(context);
        if (refusal.isEmpty()) {
            context.success();
            return;
        }
        context.challenge(
                switch (refusal.get()) {
                    case ROLE_MISSING -> refused(context, "wecom_client_not_allowed", notice("not-allowed", context));
                    case OTHER_CORP -> refused(context, "wecom_not_for_client", notice("other-corp", context));
                    case MAIL_MISSING -> refused(context, "wecom_mail_missing", mailMissing(context));
                });
    }

    /** The button of the page: asks WeCom for the mail. */
    @Override
    public void processAction(RequiredActionContext context) {
        Optional<FederatedIdentityModel> member = member(context);
        boolean asks = refusal(context)
                .filter(refusal -> refusal == ClientAccess.Refusal.MAIL_MISSING)
                .isPresent();
        if (!asks || member.isEmpty() || !WecomUserAgent.isWecom(session)) {
            requiredActionChallenge(context);
            return;
        }
        WecomIdentityProvider provider = (WecomIdentityProvider)
                IdentityBrokerService.getIdentityProvider(session, member.get().getIdentityProvider());
        // The id, which is what leads to the account again; the name beside it is for people.
        context.challenge(provider.askAtTheEnd(
                context.getAuthenticationSession(), member.get().getUserId()));
    }

    private Optional<ClientAccess.Refusal> refusal(RequiredActionContext context) {
        return new ClientAccess(session).refusal(client(context), context.getUser(), alias(context));
    }

    private Response refused(RequiredActionContext context, String error, Notice notice) {
        context.getEvent()
                .clone()
                .event(EventType.LOGIN)
                .client(client(context))
                .user(context.getUser())
                .error(error);
        // Inside WeCom a new login is the same person's.
        return (WecomUserAgent.isWecom(session) ? notice : notice.way("otherAccount", restart(context, false)))
                .show(context.form());
    }

    private static Notice notice(String id, RequiredActionContext context) {
        return new Notice(id, Response.Status.FORBIDDEN).about(client(context));
    }

    // Consent is asked for inside WeCom only: in its browser at once, elsewhere after a scan with the phone.
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
                // The company in whose WeCom the person is, before the others.
                .min(Comparator.comparing(
                                (FederatedIdentityModel link) -> !now.equals(Optional.of(link.getIdentityProvider())))
                        .thenComparing(FederatedIdentityModel::getIdentityProvider));
    }

    // A login that has just been at a provider says so itself; otherwise the session does that the cookie names.
    private Optional<String> alias(RequiredActionContext context) {
        String now = context.getAuthenticationSession().getUserSessionNotes().get(Details.IDENTITY_PROVIDER);
        return Optional.ofNullable(now).or(() -> Optional.ofNullable(
                        AuthenticationManager.authenticateIdentityCookie(session, context.getRealm(), true))
                .filter(signedIn ->
                        signedIn.user().getId().equals(context.getUser().getId()))
                .map(signedIn -> signedIn.session().getNote(Details.IDENTITY_PROVIDER)));
    }

    // Another person can sign in only after the session has ended.
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

    @Override
    public void close() {
        // nothing is held
    }
}
