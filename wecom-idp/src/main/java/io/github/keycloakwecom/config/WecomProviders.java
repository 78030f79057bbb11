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

    /** The WeCom provider with this alias. It may be disabled, while people are still signed in through it. */
    public static Optional<WecomIdentityProviderConfig> named(KeycloakSession session, String alias) {
        return Optional.ofNullable(session.identityProviders().getByAlias(alias))
                .filter(WecomProviders::isWecom)
                .map(WecomIdentityProviderConfig::new);
    }

    /** The WeCom provider with this alias, if members may sign in to the application through it. */
    public static Optional<WecomIdentityProviderConfig> signingInTo(
            KeycloakSession session, ClientModel client, String alias) {
        return named(session, alias)
                .filter(IdentityProviderModel::isEnabled)
                .filter(provider -> !Boolean.TRUE.equals(provider.isLinkOnly()))
                .filter(provider -> provider.isFor(client));
    }

    /**
     * The WeCom providers that the login page of an application shows, ordered by alias. Read from Keycloak's cache,
     * because a realm may have thousands of providers.
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

    /** All enabled WeCom providers, ordered by alias. Reads every provider of the realm, so it is not for logins. */
    static List<WecomIdentityProviderConfig> all(KeycloakSession session) {
        return enabled(session)
                .filter(WecomProviders::isWecom)
                .map(WecomIdentityProviderConfig::new)
                .sorted(Comparator.comparing(IdentityProviderModel::getAlias))
                .toList();
    }

    /** All enabled providers of any kind. Reads every provider of the realm, so it is not for every login. */
    @SuppressWarnings("deprecation") // Keycloak 26.5 has no replacement
    public static Stream<IdentityProviderModel> enabled(KeycloakSession session) {
        return session.identityProviders().getAllStream().filter(IdentityProviderModel::isEnabled);
    }

    public static boolean isWecom(IdentityProviderModel provider) {
        return WecomIdentityProviderConfig.PROVIDER_ID.equals(provider.getProviderId());
    }
}
