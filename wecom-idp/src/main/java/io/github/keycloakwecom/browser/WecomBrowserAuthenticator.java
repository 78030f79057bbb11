package io.github.keycloakwecom.browser;

import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.github.keycloakwecom.config.WecomProviders;
import io.github.keycloakwecom.request.TileCookie;
import io.github.keycloakwecom.request.WecomUserAgent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.IdentityProviderAuthenticator;
import org.keycloak.constants.AdapterConstants;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;

/**
 * Skips the login page inside WeCom's own browser, because a person who is there is a member already. Everywhere else
 * the next step of the flow decides. Keycloak's own redirector decides about {@code kc_idp_hint}, also about an empty
 * one.
 */
public class WecomBrowserAuthenticator extends IdentityProviderAuthenticator {

    static final String PROVIDER = "identityProvider";
    static final String NOT_FOR = "notForClients";

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        Optional<WecomIdentityProviderConfig> provider = isWanted(context) ? provider(context) : Optional.empty();
        if (provider.isPresent()) {
            redirect(context, provider.get().getAlias());
        } else {
            context.attempted();
        }
    }

    // A message to show comes from a login that has just failed or was cancelled: going there again would be a loop.
    private static boolean isWanted(AuthenticationFlowContext context) {
        return context.getForwardedErrorMessage() == null
                && WecomUserAgent.isWecom(context.getSession())
                && !isHinted(context)
                && !setting(context, NOT_FOR)
                        .map(clients -> List.of(Constants.CFG_DELIMITER_PATTERN.split(clients)))
                        .orElse(List.of())
                        .contains(client(context).getClientId());
    }

    private static boolean isHinted(AuthenticationFlowContext context) {
        return context.getUriInfo().getQueryParameters().containsKey(AdapterConstants.KC_IDP_HINT)
                || context.getAuthenticationSession().getClientNote(AdapterConstants.KC_IDP_HINT) != null;
    }

    /**
     * The corp whose tile was tapped, else the one that the administrator has chosen, else the only one. Among several
     * the person chooses, on the login page.
     */
    private static Optional<WecomIdentityProviderConfig> provider(AuthenticationFlowContext context) {
        KeycloakSession session = context.getSession();
        Optional<String> chosen = setting(context, PROVIDER);
        return TileCookie.read(session)
                .flatMap(alias -> WecomProviders.signingInTo(session, client(context), alias))
                .or(() -> chosen.isEmpty()
                        ? theOnlyOne(session, client(context))
                        : WecomProviders.signingInTo(session, client(context), chosen.get()));
    }

    private static Optional<WecomIdentityProviderConfig> theOnlyOne(KeycloakSession session, ClientModel client) {
        List<WecomIdentityProviderConfig> shown = WecomProviders.shownFor(session, client);
        return shown.size() == 1 ? Optional.of(shown.get(0)) : Optional.empty();
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
}
