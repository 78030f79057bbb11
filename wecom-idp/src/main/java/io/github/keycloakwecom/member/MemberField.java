package io.github.keycloakwecom.member;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.keycloakwecom.api.PlainText;
import java.util.ArrayList;
import java.util.List;

/**
 * A field of a member by its name: {@code telephone}, a path such as {@code external_profile.external_corp_name}, or
 * {@code extattr:工号} for an attribute that the company has added to its directory
 * (developer.work.weixin.qq.com/document/path/90196). Every value fits Keycloak's column and has no control characters.
 */
public record MemberField(String name) {

    private static final String EXTRA = "extattr:";
    private static final int TYPE_TEXT = 0;
    private static final int TYPE_WEB = 1;
    private static final int MAX_VALUES = 100;

    /** The values of the field as strings; empty when the field is absent, empty or an object. */
    public List<String> valuesIn(MemberJson member) {
        List<String> values = new ArrayList<>();
        JsonNode field = name.startsWith(EXTRA)
                ? extra(member.tree(), name.substring(EXTRA.length()).strip())
                : nested(member.tree());
        if (field.isArray()) {
            field.forEach(item -> add(values, item));
        } else {
            add(values, field);
        }
        return values;
    }

    private JsonNode nested(JsonNode member) {
        JsonNode field = member;
        for (String step : name.split("\\.", -1)) {
            field = field.path(step);
        }
        return field;
    }

    private static JsonNode extra(JsonNode member, String name) {
        for (JsonNode attribute : member.path("extattr").path("attrs")) {
            if (attribute.path("name").asText().equals(name)) {
                return valueOf(attribute);
            }
        }
        return MissingNode.getInstance();
    }

    private static JsonNode valueOf(JsonNode attribute) {
        JsonNode web = attribute.path("web");
        return switch (attribute.path("type").asInt(TYPE_TEXT)) {
            case TYPE_TEXT -> attribute.path("text").path("value");
            case TYPE_WEB -> web.path("url").asText().isEmpty() ? web.path("title") : web.path("url");
            // A mini program opens inside WeCom only, so it has no URL.
            default -> MissingNode.getInstance();
        };
    }

    private static void add(List<String> values, JsonNode item) {
        if (item.isTextual() || item.isNumber() || item.isBoolean()) {
            String value = PlainText.clean(item.asText(), PlainText.COLUMN_LENGTH);
            if (!value.isEmpty() && values.size() < MAX_VALUES) {
                values.add(value);
            }
        }
    }
}
