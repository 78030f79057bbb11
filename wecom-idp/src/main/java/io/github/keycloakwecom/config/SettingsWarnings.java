package io.github.keycloakwecom.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;

/** Warns of unsafe settings. They can be saved, because existing realms have them. */
final class SettingsWarnings {

    private static final Logger LOG = Logger.getLogger(SettingsWarnings.class);

    /** The required action that refuses people who are signed in through another company. */
    static final String ACCESS_ACTION = "wecom-client-access";

    private final WecomIdentityProviderConfig config;

    SettingsWarnings(WecomIdentityProviderConfig config) {
        this.config = config;
    }

    /** Writes all warnings to the server log in one line. */
    void log(KeycloakSession session, RealmModel realm) {
        List<String> all = Stream.of(
                        addressWarnings(), otherProviderWarnings(others(session, realm)), applicationWarnings(realm))
                .flatMap(List::stream)
                .toList();
        if (!all.isEmpty()) {
            LOG.warnf(
                    "Identity provider '%s' of realm '%s' was saved with settings that are less safe than they look: "
                            + "%s",
                    config.getAlias(), realm.getName(), String.join(" ", all));
        }
    }

    // Not checked during the import of a realm, because Keycloak finds providers by the realm of the request.
    private static List<WecomIdentityProviderConfig> others(KeycloakSession session, RealmModel realm) {
        return realm.equals(session.getContext().getRealm()) ? WecomProviders.all(session) : List.of();
    }

    List<String> addressWarnings() {
        return usesPlainHttp(config)
                ? List.of("An address begins with http: an attacker on the network path can read and forge "
                        + "identities, the secret, tokens and codes.")
                : List.of();
    }

    /** @param enabled the enabled WeCom providers of the realm, with this one if it is stored */
    List<String> otherProviderWarnings(List<WecomIdentityProviderConfig> enabled) {
        List<String> found = new ArrayList<>();
        if (config.isEnabled()) {
            for (WecomIdentityProviderConfig other : enabled) {
                if (!other.getAlias().equals(config.getAlias()) && canReceiveCodesOfEachOther(other)) {
                    found.add("WeCom binds a code to app and host, so the servers of this provider and of '"
                            + other.getAlias()
                            + "' can receive codes of each other: unless both are trusted alike and use https, give "
                            + "one of them a realm with a host name of its own.");
                }
            }
        }
        return found;
    }

    List<String> applicationWarnings(RealmModel realm) {
        if (!config.isForSomeClientsOnly() || isAccessActionEnabled(realm)) {
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

    private static boolean isAccessActionEnabled(RealmModel realm) {
        RequiredActionProviderModel action = realm.getRequiredActionProviderByAlias(ACCESS_ACTION);
        return action != null && action.isEnabled();
    }

    private static boolean usesPlainHttp(WecomIdentityProviderConfig provider) {
        return Stream.of(provider.getApiBaseUrl(), provider.getWebLoginUrl(), provider.getInAppUrl())
                .anyMatch(url -> url.toLowerCase(Locale.ROOT).startsWith("http:"));
    }

    // Not by URI, which throws: an older version may have stored the other provider without a check.
    private static String server(String url) {
        return url.toLowerCase(Locale.ROOT).replaceFirst("^https?://", "").replaceFirst("/.*$", "");
    }
}
