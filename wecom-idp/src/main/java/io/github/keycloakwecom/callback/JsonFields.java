package io.github.keycloakwecom.callback;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Map.Entry;

/** Reads the JSON of callbacks. Members of an array have the name of the array, as repeated elements in XML. */
final class JsonFields {

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(FieldCollector.MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private final FieldCollector fields;

    private JsonFields(FieldCollector fields) {
        this.fields = fields;
    }

    /** @param json begins with a brace */
    static Map<String, String> read(String json, CallbackRefusal refusal) throws RefusedCallbackException {
        FieldCollector fields = new FieldCollector(refusal);
        try {
            new JsonFields(fields).collect("", JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new RefusedCallbackException(refusal);
        }
        return fields.texts();
    }

    private void collect(String name, JsonNode node) throws RefusedCallbackException {
        if (node.isArray()) {
            for (JsonNode member : node) {
                collect(name, member);
            }
            return;
        }
        fields.open(name);
        for (Entry<String, JsonNode> member : node.properties()) {
            collect(member.getKey(), member.getValue());
        }
        fields.text(node.asText());
        fields.close();
    }
}
