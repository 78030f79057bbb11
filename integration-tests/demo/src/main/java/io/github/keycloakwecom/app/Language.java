package io.github.keycloakwecom.app;

import java.util.List;
import java.util.Locale;

/** The languages of the pages. Every Chinese locale gets the simplified script, the only one that is translated. */
enum Language {
    ENGLISH("en", "en"),
    CHINESE("zh", "zh-Hans");

    private static final List<Locale> LOCALES = List.of(Locale.ENGLISH, Locale.CHINESE);

    private final String code;
    private final String tag;

    Language(String code, String tag) {
        this.code = code;
        this.tag = tag;
    }

    /** The best language for an {@code Accept-Language} header; English for a header that says nothing usable. */
    static Language of(String acceptLanguage) {
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), LOCALES);
            return Locale.CHINESE.equals(best) ? CHINESE : ENGLISH;
        } catch (IllegalArgumentException notALanguageRange) {
            // A header that no browser sends is no reason to refuse the page.
            return ENGLISH;
        }
    }

    /** The suffix of the file of texts. */
    String code() {
        return code;
    }

    /** The value of the {@code lang} attribute. */
    String tag() {
        return tag;
    }
}
