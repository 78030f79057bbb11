package io.github.keycloakwecom.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;

/** Settings that are less safe than they look. They can be saved, because realms in use have them. */
final class SettingsWarnings {

    private static final Logger LOG = Logger.getLogger(SettingsWarnings.class);

    /** The required action that refuses people who are signed in through the wrong company. */
    static final String ACCESS_ACTION = "wecom-client-access";

    private final WecomIdentityProviderConfig config;

    SettingsWarnings(WecomIdentityProviderConfig config) {
        this.config = config;
    }

    /** Writes them to the server's log, in one line. */
    void log(KeycloakSession session, RealmModel realm) {
        List<String> all = Stream.of(ofAddresses(), ofOthers(others(session, realm)), ofApplications(realm))
                .flatMap(List::stream)
                .toList();
        if (!all.isEmpty()) {
            LOG.warnf(
                    "Identity provider '%s' of realm '%s' was saved with settings that are less safe than they look: %s",
                    config.getAlias(), realm.getName(), String.join(" ", all));
        }
    }

    // Providers are looked up in the realm of the request, which is another one while a realm is imported.
    private static List<WecomIdentityProviderConfig> others(KeycloakSession session, RealmModel realm) {
        return realm.equals(session.getContext().getRealm()) ? WecomProviders.all(session) : List.of();
    }

    List<String> ofAddresses() {
        return usesPlainHttp(config)
                ? List.of("An address begins with http: anybody on the network path can read and forge identities, "
                        + "the secret, tokens and codes.")
                : List.of();
    }

    /** @param enabled the WeCom providers that are enabled in the realm, this one included if it is stored already */
    List<String> ofOthers(List<WecomIdentityProviderConfig> enabled) {
        List<String> found = new ArrayList<>();
        if (config.isEnabled()) {
            for (WecomIdentityProviderConfig other : enabled) {
                if (!other.getAlias().equals(config.getAlias()) && canReceiveCodesOfEachOther(other)) {
                    found.add("WeCom binds a code to app and host, so the servers of this provider and of '"
                            + other.getAlias()
                            + "' can receive codes of each other: unless both are trusted alike and use https, give one "
                            + "of them a realm with a host name of its own.");
                }
            }
        }
        return found;
    }

    List<String> ofApplications(RealmModel realm) {
        if (!config.isForSomeClientsOnly() || asksAtTheDoor(realm)) {
            return List.of();
        }
        return List.of("Applications is set, but the required action " + ACCESS_ACTION
                + " is not enabled: who is signed in already can open the other applications too.");
    }

    private boolean canReceiveCodesOfEachOther(WecomIdentityProviderConfig other) {
        return usesPlainHttp(config)
                || usesPlainHttp(other)
                || !server(config.getApiBaseUrl()).equals(server(other.getApiBaseUrl()));
    }

    private static boolean asksAtTheDoor(RealmModel realm) {
        RequiredActionProviderModel action = realm.getRequiredActionProviderByAlias(ACCESS_ACTION);
        return action != null && action.isEnabled();
    }

    private static boolean usesPlainHttp(WecomIdentityProviderConfig provider) {
        return Stream.of(provider.getApiBaseUrl(), provider.getWebLoginUrl(), provider.getInAppUrl())
                .anyMatch(url -> url.toLowerCase(Locale.ROOT).startsWith("http:"));
    }

    // Not by URI, which throws: the other provider may be from before addresses were checked.
    private static String server(String url) {
        return url.toLowerCase(Locale.ROOT).replaceFirst("^https?://", "").replaceFirst("/.*$", "");
    }
}
