package io.github.keycloakwecom.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/**
 * What the demo tells people to do: a text of {@code resources/demo} with addresses in place of <code>{names}</code>.
 */
record Walkthrough(String text) {

    static Walkthrough load(String name) {
        try (InputStream in = Walkthrough.class.getResourceAsStream("/demo/" + name)) {
            return new Walkthrough(new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    Walkthrough with(Map<String, String> values) {
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return new Walkthrough(filled);
    }
}
