package io.github.keycloakwecom.it.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** The texts that the console loads before it shows anything. */
public final class ConsoleTexts {

    private ConsoleTexts() {}

    /** @param realm whose console it is */
    public static Map<String, String> load(String url, String realm, String locale) {
        URI address = URI.create(url + "/resources/" + realm + "/admin/" + locale);
        try (InputStream answer = address.toURL().openStream()) {
            Map<String, String> texts = new HashMap<>();
            for (JsonNode text : new ObjectMapper().readTree(answer)) {
                texts.put(text.path("key").asText(), text.path("value").asText());
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
