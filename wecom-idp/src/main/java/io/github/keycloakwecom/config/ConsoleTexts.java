package io.github.keycloakwecom.config;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;

/**
 * Texts for administrators, from the message files of the console. They are translated here, because Keycloak does not
 * translate the message of a check.
 */
final class ConsoleTexts {

    private static final String FILES = "theme-resources.messages.messages";

    // Otherwise Java would fall back to the language of the server's operating system.
    private static final Control NO_OTHER_LANGUAGE = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private final ResourceBundle texts;

    ConsoleTexts(Locale locale) {
        texts = ResourceBundle.getBundle(FILES, ours(locale), ConsoleTexts.class.getClassLoader(), NO_OTHER_LANGUAGE);
    }

    /** In the console language of the administrator; English when the request has no administrator. */
    static ConsoleTexts of(KeycloakSession session) {
        return new ConsoleTexts(locale(session));
    }

    // Uses the administrator's realm, because the realm of the request may have no languages.
    private static Locale locale(KeycloakSession session) {
        UserSessionModel administrator =
                session == null ? null : session.getContext().getUserSession();
        return administrator == null
                ? Locale.ENGLISH
                : session.getProvider(LocaleSelectorProvider.class)
                        .resolveLocale(administrator.getRealm(), administrator.getUser());
    }

    private static Locale ours(Locale locale) {
        if (!locale.getLanguage().equals("zh")) {
            return Locale.ENGLISH;
        }
        boolean traditional = locale.getScript().equals("Hant")
                || locale.getScript().isEmpty() && List.of("TW", "HK", "MO").contains(locale.getCountry());
        return traditional ? Locale.TRADITIONAL_CHINESE : Locale.SIMPLIFIED_CHINESE;
    }

    String text(String key) {
        return texts.getString(key);
    }

    /** @param label key of the field's label, which replaces <code>{0}</code> */
    String text(String key, String label) {
        return text(key).replace("{0}", text(label));
    }

    /** Joins sentences, in Chinese without blanks between them. */
    String join(List<String> sentences) {
        return String.join(texts.getLocale().getLanguage().equals("zh") ? "" : " ", sentences);
    }
}
