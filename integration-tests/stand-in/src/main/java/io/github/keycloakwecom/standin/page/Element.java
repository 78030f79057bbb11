package io.github.keycloakwecom.standin.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A part of a page. Texts and attribute values are always escaped, because most of them come from a query string. */
final class Element {
    private static final Set<String> VOID = Set.of("br", "input", "link", "meta");

    private final String tag;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Object> children = new ArrayList<>();

    private Element(String tag) {
        this.tag = tag;
    }

    /** Children are elements, texts, or collections of either. */
    static Element of(String tag, Object... children) {
        return new Element(tag).add(children);
    }

    Element with(String name, String value) {
        attributes.put(name, value);
        return this;
    }

    Element style(String classes) {
        return with("class", classes);
    }

    Element add(Object... more) {
        for (Object child : more) {
            if (child instanceof Collection<?> several) {
                several.forEach(this::add);
            } else {
                children.add(child);
            }
        }
        return this;
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        write(out);
        return out.toString();
    }

    private void write(StringBuilder out) {
        out.append('<').append(tag);
        attributes.forEach((name, value) ->
                out.append(' ').append(name).append("=\"").append(escape(value)).append('"'));
        out.append('>');
        if (VOID.contains(tag)) {
            return;
        }
        for (Object child : children) {
            if (child instanceof Element element) {
                element.write(out);
            } else {
                out.append(escape(String.valueOf(child)));
            }
        }
        out.append("</").append(tag).append('>');
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
