package io.github.keycloakwecom.app;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.Properties;

/** The texts of the pages in one language, from {@code app/texts_*.properties}. */
final class Texts {

    private final Language language;
    private final Properties texts = new Properties();

    Texts(Language language) {
        this.language = language;
        try {
            texts.load(new StringReader(Resource.text("texts_" + language.code() + ".properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Language language() {
        return language;
    }

    boolean has(String key) {
        return texts.containsKey(key);
    }

    /** The text as it is, not yet escaped for HTML. */
    String text(String key) {
        if (!has(key)) {
            throw new IllegalArgumentException("no text " + key + " in " + language);
        }
        return texts.getProperty(key);
    }

    String text(String key, String argument) {
        return new MessageFormat(text(key)).format(new Object[] {argument});
    }
}
