package io.github.keycloakwecom.app;

import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of HTML with holes. {@code {{name}}} takes a text and escapes it; {@code {{{name}}}} takes HTML that other
 * templates made. Holes are filled in one pass, so a value that looks like a hole stays what it is.
 */
final class Template {

    private static final Pattern HOLE = Pattern.compile("\\{\\{(\\{?)([a-z.-]+)}?}}");

    private final String source;

    Template(String name) {
        this.source = Resource.text(name + ".html");
    }

    String fill(Function<String, String> texts, Map<String, String> html) {
        return HOLE.matcher(source)
                .replaceAll(hole -> Matcher.quoteReplacement(
                        hole.group(1).isEmpty() ? Html.escape(texts.apply(hole.group(2))) : html(html, hole.group(2))));
    }

    private static String html(Map<String, String> html, String name) {
        if (!html.containsKey(name)) {
            throw new IllegalArgumentException("no HTML for " + name);
        }
        return html.get(name);
    }
}
