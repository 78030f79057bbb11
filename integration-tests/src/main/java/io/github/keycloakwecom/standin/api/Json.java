package io.github.keycloakwecom.standin.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** JSON in and out, in the order the real service writes it: errcode and errmsg first. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** The beginning of a success. */
    public static ObjectNode ok() {
        return object().put("errcode", 0).put("errmsg", "ok");
    }

    /** An empty object. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A list of texts. */
    public static ArrayNode texts(Stream<String> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        return array;
    }

    /** A list of numbers. */
    public static ArrayNode numbers(LongStream values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        return array;
    }

    /** A list of objects. */
    public static ArrayNode objects(Stream<ObjectNode> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        return array;
    }

    /** Reads a request body; empty when it is not a JSON object. */
    public static Optional<JsonNode> read(String body) {
        try {
            return Optional.ofNullable(MAPPER.readTree(body)).filter(JsonNode::isObject);
        } catch (JsonProcessingException notJson) {
            // The real service goes on with a warning text (docs/wecom-protocol.md#ground-rules), so this is not an
            // error here.
            return Optional.empty();
        }
    }

    /** The errcode at the top level of an answer, found without reading the rest: the answer may be cut or huge. */
    public static OptionalInt errcodeOf(byte[] body) {
        try (JsonParser parser = FACTORY.createParser(body)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    boolean wanted = "errcode".equals(parser.currentName());
                    if (parser.nextToken() == JsonToken.VALUE_NUMBER_INT && wanted) {
                        return OptionalInt.of(parser.getIntValue());
                    }
                    parser.skipChildren();
                }
            }
            return OptionalInt.empty();
        } catch (IOException notJson) {
            // Pages, empty bodies and cut answers have no code, which is what the caller wants to know.
            return OptionalInt.empty();
        }
    }
}
