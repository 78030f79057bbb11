package io.github.keycloakwecom.member;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.keycloakwecom.api.DepartmentIds;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The member of a login, as WeCom's {@code user/get} returned it (developer.work.weixin.qq.com/document/path/90196). A
 * field is unknown when membership is not verified, or when the field was too long to keep. Then mappers do not change
 * the account.
 */
public final class MemberJson {

    private static final Logger LOG = Logger.getLogger(MemberJson.class);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode member;

    private MemberJson(JsonNode member) {
        this.member = member;
    }

    static MemberJson unknown() {
        return new MemberJson(MissingNode.getInstance());
    }

    static MemberJson parse(String text) {
        try {
            return new MemberJson(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            // Only the class is logged, because the message of the exception may quote the member.
            LOG.debugf(
                    "The description of a member is no JSON (%s)", e.getClass().getSimpleName());
            return unknown();
        }
    }

    JsonNode tree() {
        return member;
    }

    /** A text field; empty when unknown. */
    public String text(String name) {
        return member.path(name).asText("");
    }

    /** Ids of all departments that the app may see; empty when WeCom sent no departments. */
    public Optional<Set<String>> departments() {
        JsonNode ids = member.path("department");
        if (!ids.isArray()) {
            return Optional.empty();
        }
        return Optional.of(DepartmentIds.read(ids).stream()
                .map(String::valueOf)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /** Id of the main department; an empty set when the app must not see it. */
    public Optional<Set<String>> mainDepartment() {
        JsonNode id = member.path("main_department");
        return departments().map(known -> id.isIntegralNumber() ? Set.of(id.asText()) : Set.of());
    }
}
