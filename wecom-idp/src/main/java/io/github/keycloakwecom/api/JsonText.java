package io.github.keycloakwecom.api;

import com.fasterxml.jackson.databind.JsonNode;

/** Texts of a response, cleaned and cut. */
final class JsonText {

    /** In UTF-16 units. */
    static final int MAX_TEXT = PlainText.COLUMN_LENGTH;

    static final int MAX_URL = 2000;

    private JsonText() {}

    /** @return empty when there is no such field, or when it is no text */
    static String field(JsonNode response, String name, int maxLength) {
        JsonNode value = response.path(name);
        return value.isTextual() ? PlainText.clean(value.textValue(), maxLength) : "";
    }
}
