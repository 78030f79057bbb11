package io.github.keycloakwecom.api;

/** Removes control and direction-changing characters from a text of WeCom, and cuts it to the length of its column. */
public final class PlainText {

    /** Characters that Keycloak's columns hold: username, names, mail, and a value of an attribute. */
    public static final int COLUMN_LENGTH = 255;

    private PlainText() {}

    /**
     * @param text anything; {@code null} counts as empty
     * @param maxLength in UTF-16 units; a longer text is cut, never inside a surrogate pair
     */
    public static String clean(String text, int maxLength) {
        if (text == null) {
            return "";
        }
        StringBuilder kept = new StringBuilder(Math.min(text.length(), maxLength));
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            if (isSafe(character)) {
                if (kept.length() + Character.charCount(character) > maxLength) {
                    break;
                }
                kept.appendCodePoint(character);
            }
        }
        return kept.toString().strip();
    }

    // FORMAT removes direction overrides, which make a name look like another one. The two joiners stay, because
    // emoji and several scripts need them.
    private static boolean isSafe(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            case Character.FORMAT -> character == 0x200C || character == 0x200D;
            default -> true;
        };
    }
}
