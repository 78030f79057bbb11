package io.github.keycloakwecom.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The part of a {@code user/get} response that the login keeps: all of it when it fits. Otherwise the departments come
 * first, because they decide on rights. Then short fields come before long ones, so that one long text does not
 * displace many others.
 */
final class KeptResponse {

    private static final List<String> DECIDES = List.of("department", "main_department");

    private KeptResponse() {}

    static String json(JsonNode response, int maxLength) {
        String whole = response.toString();
        return whole.length() <= maxLength
                ? whole
                : shortened(response, maxLength).toString();
    }

    private static ObjectNode shortened(JsonNode response, int maxLength) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        int length = kept.toString().length();
        for (Map.Entry<String, JsonNode> field : byWeight(response)) {
            length += length(field);
            if (length > maxLength) {
                break;
            }
            kept.set(field.getKey(), field.getValue());
        }
        return kept;
    }

    private static List<Map.Entry<String, JsonNode>> byWeight(JsonNode response) {
        return response.properties().stream()
                .sorted(Comparator.<Map.Entry<String, JsonNode>, Boolean>comparing(
                                field -> !DECIDES.contains(field.getKey()))
                        .thenComparing(KeptResponse::length))
                .toList();
    }

    // Plus 2 for the colon and the comma. The quotation marks are part of the node's text.
    private static int length(Map.Entry<String, JsonNode> field) {
        return JsonNodeFactory.instance.textNode(field.getKey()).toString().length()
                + field.getValue().toString().length()
                + 2;
    }
}
