package io.github.keycloakwecom.standin.page;

import io.github.keycloakwecom.standin.wire.Incoming;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;

/**
 * The texts of the pages in one language: {@code lang} of the query, else the language of the browser, else Chinese.
 * That is what the documentation of the older page says (docs/wecom-protocol.md#web-login).
 */
final class Texts {
    private final String language;
    private final Properties words = new Properties();

    private Texts(String language) {
        this.language = language;
        try (InputStream in = Texts.class.getResourceAsStream("/standin/texts_" + language + ".properties");
                InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static Texts of(Incoming in) {
        return new Texts(in.query()
                .value("lang")
                .filter(lang -> lang.startsWith("en") || lang.startsWith("zh"))
                .map(lang -> lang.substring(0, 2))
                .orElseGet(() -> wished(in.acceptLanguage())));
    }

    /** "zh" or "en". */
    String language() {
        return language;
    }

    /** A text by key, with {0} and so on filled in. */
    String get(String key, Object... values) {
        String text = words.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no text " + key + " in " + language);
        }
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    private static String wished(String acceptLanguage) {
        try {
            return Locale.LanguageRange.parse(acceptLanguage).stream()
                    .map(range -> range.getRange().split("-")[0])
                    .filter(lang -> lang.equals("zh") || lang.equals("en"))
                    .findFirst()
                    .orElse("zh");
        } catch (IllegalArgumentException notAList) {
            return "zh";
        }
    }
}
