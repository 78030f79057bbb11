package io.github.keycloakwecom.member;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.broker.provider.BrokeredIdentityContext;

/**
 * The member of a login, as WeCom's {@code user/get} described it (document/path/90196). Nothing is known when membership is not
 * verified, when the field was too long to keep, or when a login began before this version: then every question has the answer
 * "unknown" and mappers leave the account as it is.
 */
public final class MemberJson {

    private static final Logger LOG = Logger.getLogger(MemberJson.class);

    /** A member is in 100 departments at most (document/path/90205). */
    private static final int MAX_DEPARTMENTS = 100;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode member;

    private MemberJson(JsonNode member) {
        this.member = member;
    }

    public static MemberJson of(BrokeredIdentityContext identity) {
        // Context data is a String and not a tree: Keycloak reads it back by its class after the first-login pages, and
        // a tree's class cannot be read back.
        return identity.getContextData().get(MemberProfile.MEMBER_JSON) instanceof String text
                ? parse(text)
                : new MemberJson(MissingNode.getInstance());
    }

    static MemberJson parse(String text) {
        try {
            return new MemberJson(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            // The message of the exception would quote the member.
            LOG.debugf(
                    "The description of a member is no JSON (%s)", e.getClass().getSimpleName());
            return new MemberJson(MissingNode.getInstance());
        }
    }

    JsonNode tree() {
        return member;
    }

    /** A text field; empty when unknown. */
    public String text(String name) {
        return member.path(name).asText("");
    }

    /** Ids of all departments that the app may see; empty when WeCom said nothing of departments. */
    public Optional<Set<String>> departments() {
        JsonNode ids = member.path("department");
        if (!ids.isArray()) {
            return Optional.empty();
        }
        Set<String> departments = new LinkedHashSet<>();
        for (JsonNode id : ids) {
            if (id.isIntegralNumber() && departments.size() < MAX_DEPARTMENTS) {
                departments.add(id.asText());
            }
        }
        return Optional.of(departments);
    }

    /** Id of the main department, which WeCom names only to an app that may see it; empty set when it is hidden. */
    public Optional<Set<String>> mainDepartment() {
        JsonNode id = member.path("main_department");
        return departments().map(known -> id.isIntegralNumber() ? Set.of(id.asText()) : Set.of());
    }
}
