package io.github.keycloakwecom.browser;

import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.github.keycloakwecom.config.WecomProviders;
import io.github.keycloakwecom.request.TileCookie;
import io.github.keycloakwecom.request.WecomUserAgent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.IdentityProviderAuthenticator;
import org.keycloak.constants.AdapterConstants;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;

/**
 * Skips the login page inside WeCom's own browser, where every person is signed in to WeCom. In all other cases, the
 * next step of the flow decides. Keycloak's own redirector handles {@code kc_idp_hint}, also an empty one.
 */
public class WecomBrowserAuthenticator extends IdentityProviderAuthenticator {

    static final String PROVIDER = "identityProvider";
    static final String NOT_FOR = "notForClients";

    private static final Logger LOG = Logger.getLogger(WecomBrowserAuthenticator.class);

    /**
     * @param provider empty when the next step of the flow decides
     * @param reason of the choice, for the log
     */
    private record Choice(Optional<WecomIdentityProviderConfig> provider, String reason) {

        static Choice none(String reason) {
            return new Choice(Optional.empty(), reason);
        }
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        Choice choice = objection(context).map(Choice::none).orElseGet(() -> provider(context));
        debug(context, choice);
        if (choice.provider().isPresent()) {
            redirect(context, choice.provider().get().getAlias());
        } else {
            context.attempted();
        }
    }

    private static Optional<String> objection(AuthenticationFlowContext context) {
        if (context.getForwardedErrorMessage() != null) {
            // A login has just failed, or the member has cancelled it. A redirect to WeCom would be a loop.
            return Optional.of("there is an error to show");
        }
        if (!WecomUserAgent.isWecom(context.getSession())) {
            return Optional.of("not inside WeCom");
        }
        if (isHinted(context)) {
            return Optional.of("kc_idp_hint decides");
        }
        return setting(context, NOT_FOR)
                .map(clients -> List.of(Constants.CFG_DELIMITER_PATTERN.split(clients)))
                .filter(clients -> clients.contains(client(context).getClientId()))
                .map(clients -> "the step is not for this application");
    }

    private static boolean isHinted(AuthenticationFlowContext context) {
        return context.getUriInfo().getQueryParameters().containsKey(AdapterConstants.KC_IDP_HINT)
                || context.getAuthenticationSession().getClientNote(AdapterConstants.KC_IDP_HINT) != null;
    }

    /**
     * The provider of the tile that was opened, else the provider of the setting, else the only provider. When there
     * are several, the person chooses on the login page.
     */
    private static Choice provider(AuthenticationFlowContext context) {
        KeycloakSession session = context.getSession();
        Optional<WecomIdentityProviderConfig> ofTile =
                TileCookie.read(session).flatMap(alias -> WecomProviders.signingInTo(session, client(context), alias));
        if (ofTile.isPresent()) {
            return new Choice(ofTile, "its tile was tapped");
        }
        Optional<String> chosen = setting(context, PROVIDER);
        if (chosen.isEmpty()) {
            return theOnlyOne(session, client(context));
        }
        Optional<WecomIdentityProviderConfig> ofSetting =
                WecomProviders.signingInTo(session, client(context), chosen.get());
        return new Choice(
                ofSetting,
                ofSetting.isPresent()
                        ? "the setting names it"
                        : "the provider of the setting does not sign in to this application");
    }

    private static Choice theOnlyOne(KeycloakSession session, ClientModel client) {
        List<WecomIdentityProviderConfig> shown = WecomProviders.shownFor(session, client);
        return switch (shown.size()) {
            case 0 -> Choice.none("no provider of WeCom for this application");
            case 1 -> new Choice(Optional.of(shown.get(0)), "it is the only one");
            default -> Choice.none("several providers of WeCom: the person chooses");
        };
    }

    private static Optional<String> setting(AuthenticationFlowContext context, String name) {
        return Optional.ofNullable(context.getAuthenticatorConfig())
                .map(AuthenticatorConfigModel::getConfig)
                .map((Map<String, String> settings) -> settings.get(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static ClientModel client(AuthenticationFlowContext context) {
        return context.getAuthenticationSession().getClient();
    }

    private static void debug(AuthenticationFlowContext context, Choice choice) {
        if (LOG.isDebugEnabled()) {
            LOG.debugf(
                    "wecom-browser in realm '%s': %s: %s",
                    context.getRealm().getName(),
                    choice.provider()
                            .map(provider -> "goes to identity provider '" + provider.getAlias() + "'")
                            .orElse("the next step decides"),
                    choice.reason());
        }
    }
}
