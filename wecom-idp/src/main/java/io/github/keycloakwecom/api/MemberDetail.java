package io.github.keycloakwecom.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a member has agreed to show, by {@code auth/getuserdetail} (developer.work.weixin.qq.com/document/path/95833).
 * It has no name and no department. A field is present only if the administrator has selected it and the member has
 * consented.
 *
 * @param shown the fields that WeCom sent, by their names in {@code user/get}
 */
public record MemberDetail(Map<String, String> shown) {

    private static final List<String> TEXTS = List.of("mobile", "email", "biz_mail", "address", "gender");
    private static final Set<String> ADDRESSES = Set.of("avatar", "qr_code");
    private static final String GENDER_UNKNOWN = "0";
    private static final ObjectMapper JSON = new ObjectMapper();

    static MemberDetail from(JsonNode response) {
        Map<String, String> shown = new LinkedHashMap<>();
        TEXTS.forEach(name -> shown.put(name, JsonText.field(response, name, JsonText.MAX_TEXT)));
        ADDRESSES.forEach(name -> shown.put(name, JsonText.field(response, name, JsonText.MAX_URL)));
        shown.remove("gender", GENDER_UNKNOWN);
        shown.values().removeIf(String::isEmpty);
        return new MemberDetail(Collections.unmodifiableMap(shown));
    }

    String mobile() {
        return shown.getOrDefault("mobile", "");
    }

    String bizMail() {
        return shown.getOrDefault("biz_mail", "");
    }

    String email() {
        return shown.getOrDefault("email", "");
    }

    String avatar() {
        return shown.getOrDefault("avatar", "");
    }

    /**
     * @param json the response of {@code user/get}, an object; may be empty
     * @return the object with these fields added
     */
    String addTo(String json) {
        try {
            ObjectNode member = json.isEmpty() ? JSON.createObjectNode() : (ObjectNode) JSON.readTree(json);
            shown.forEach(member::put);
            return member.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not what was kept of user/get", e);
        }
    }

    /** Without personal data. */
    @Override
    public String toString() {
        return "MemberDetail[]";
    }
}
