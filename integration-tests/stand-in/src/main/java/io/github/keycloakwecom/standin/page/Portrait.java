package io.github.keycloakwecom.standin.page;

/** Pictures made of a letter: a coloured disc with the first character of a name. */
final class Portrait {
    private static final String[] COLOURS = {"#2f6fde", "#0f8a6d", "#8a4fd0", "#c2571a", "#b23a68", "#34707f"};

    private Portrait() {}

    /** For pages; the colour comes from the style sheet. */
    static Element round(String name) {
        return Element.of("i", first(name)).style("portrait c" + colour(name)).with("aria-hidden", "true");
    }

    /** For the {@code avatar} field. */
    static String svg(String name) {
        Element letter = Element.of("text", first(name))
                .with("x", "32")
                .with("y", "34")
                .with("fill", "#fff")
                .with("font-size", "30")
                .with("font-family", "sans-serif")
                .with("text-anchor", "middle")
                .with("dominant-baseline", "central");
        Element disc = Element.of("rect")
                .with("width", "64")
                .with("height", "64")
                .with("rx", "14")
                .with("fill", COLOURS[colour(name)]);
        return Element.of("svg", disc, letter)
                .with("xmlns", "http://www.w3.org/2000/svg")
                .with("viewBox", "0 0 64 64")
                .toString();
    }

    private static String first(String name) {
        return name.isEmpty() ? "?" : new String(Character.toChars(name.codePointAt(0)));
    }

    private static int colour(String name) {
        return Math.floorMod(name.hashCode(), COLOURS.length);
    }
}
