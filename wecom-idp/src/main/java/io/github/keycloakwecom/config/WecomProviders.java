package io.github.keycloakwecom.config;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderStorageProvider;
import org.keycloak.models.KeycloakSession;

/** The identity providers of WeCom in the realm of the request. */
public final class WecomProviders {

    private WecomProviders() {}

    /** The one with this alias, if it is WeCom's; it may be disabled, and people may still be signed in through it. */
    public static Optional<WecomIdentityProviderConfig> named(KeycloakSession session, String alias) {
        return Optional.ofNullable(session.identityProviders().getByAlias(alias))
                .filter(WecomProviders::isWecom)
                .map(WecomIdentityProviderConfig::new);
    }

    /** The one with this alias, if it may sign people in to an application. */
    public static Optional<WecomIdentityProviderConfig> signingInTo(
            KeycloakSession session, ClientModel client, String alias) {
        return named(session, alias)
                .filter(IdentityProviderModel::isEnabled)
                .filter(provider -> !Boolean.TRUE.equals(provider.isLinkOnly()))
                .filter(provider -> provider.isFor(client));
    }

    /**
     * Those that the login page of an application shows, by alias. Keycloak caches them: everybody can open a login
     * page, and a realm may have thousands of providers.
     */
    public static List<WecomIdentityProviderConfig> shownFor(KeycloakSession session, ClientModel client) {
        return session.identityProviders()
                .getForLogin(IdentityProviderStorageProvider.FetchMode.ALL, null)
                .filter(WecomProviders::isWecom)
                .map(WecomIdentityProviderConfig::new)
                .filter(provider -> provider.isFor(client))
                .sorted(Comparator.comparing(IdentityProviderModel::getAlias))
                .toList();
    }

    /** All that are enabled, by alias. Reads every provider of the realm: not for logins. */
    static List<WecomIdentityProviderConfig> all(KeycloakSession session) {
        return enabled(session)
                .filter(WecomProviders::isWecom)
                .map(WecomIdentityProviderConfig::new)
                .sorted(Comparator.comparing(IdentityProviderModel::getAlias))
                .toList();
    }

    /** All providers, of whatever kind, that are enabled. Reads every provider of the realm: once for each account. */
    @SuppressWarnings("deprecation") // what replaces it is not in every Keycloak that we support
    public static Stream<IdentityProviderModel> enabled(KeycloakSession session) {
        return session.identityProviders().getAllStream().filter(IdentityProviderModel::isEnabled);
    }

    public static boolean isWecom(IdentityProviderModel provider) {
        return WecomIdentityProviderConfig.PROVIDER_ID.equals(provider.getProviderId());
    }
}
