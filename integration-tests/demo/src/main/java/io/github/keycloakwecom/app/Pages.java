package io.github.keycloakwecom.app;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The pages, as whole documents. Tests and screenshots find their way by {@code data-page}, {@code data-action},
 * {@code data-claim} and {@code data-problem}, which do not change with the language.
 */
final class Pages {

    private final Map<Language, Texts> texts = new EnumMap<>(Language.class);
    private final Template frame = new Template("frame");
    private final Template landing = new Template("landing");
    private final Template welcome = new Template("welcome");
    private final Template problem = new Template("problem");
    private final Template notice = new Template("notice");

    private final String application;

    Pages(String application) {
        this.application = application;
        for (Language language : Language.values()) {
            texts.put(language, new Texts(language));
        }
    }

    String landing(Language language) {
        Texts t = texts.get(language);
        return document(t, "landing", t.text("app.title"), landing.fill(with(t, Map.of()), Map.of()));
    }

    String welcome(Language language, Person person) {
        Texts t = texts.get(language);
        String rows =
                ClaimRows.of(person.claims()).stream().map(row -> row(t, row)).collect(Collectors.joining("\n"));
        Map<String, String> values = Map.of("greeting", t.text("welcome.title", person.wholeName()));
        return document(t, "welcome", t.text("app.title"), welcome.fill(with(t, values), Map.of("rows", rows)));
    }

    /** The page of a failed login. The text of the provider is separate, because its language may be another one. */
    String problem(Language language, LoginFailedException failure) {
        Texts t = texts.get(language);
        String key = failure.problem().key();
        Map<String, String> values = Map.of(
                "problem", key,
                "title", t.text("problem." + key + ".title"),
                "text", t.text("problem." + key + ".text"));
        String answer = failure.answer().isEmpty()
                ? ""
                : "<p class=\"answer\" data-answer>" + Html.escape(failure.answer()) + "</p>";
        return document(t, "problem", values.get("title"), problem.fill(with(t, values), Map.of("answer", answer)));
    }

    /** A page that only says something: {@code key} is the stem of its texts. */
    String notice(Language language, String key) {
        Texts t = texts.get(language);
        Map<String, String> values = Map.of("title", t.text(key + ".title"), "text", t.text(key + ".text"));
        return document(t, key, values.get("title"), notice.fill(with(t, values), Map.of()));
    }

    private String document(Texts t, String page, String title, String main) {
        Map<String, String> values = Map.of("page", page, "lang", t.language().tag(), "title", title);
        return frame.fill(with(t, values), Map.of("main", main));
    }

    private static String row(Texts t, ClaimRows.Row row) {
        String claim = Html.escape(row.claim());
        // The label is the same however the claim's mapper spells the prefix.
        String key = "claim." + row.claim().replaceFirst("^wecom_", "wecom.");
        String label = t.has(key) ? "<span class=\"label\">" + Html.escape(t.text(key)) + "</span> " : "";
        String kind = row.values().isEmpty() ? " class=\"none\"" : "";
        return "<tr><th scope=\"row\">" + label + "<code>" + claim + "</code></th><td data-claim=\"" + claim + "\""
                + kind + ">" + value(t, row) + "</td></tr>";
    }

    private static String value(Texts t, ClaimRows.Row row) {
        if (row.values().isEmpty()) {
            return Html.escape(t.text("claim.none"));
        }
        String values = row.values().stream().map(Html::escape).collect(Collectors.joining("</li><li>"));
        return row.list() ? "<ul><li>" + values + "</li></ul>" : values;
    }

    /** The page's own values, and behind them the texts of the language. */
    private Function<String, String> with(Texts t, Map<String, String> values) {
        return name ->
                name.equals("application") ? application : values.containsKey(name) ? values.get(name) : t.text(name);
    }
}
