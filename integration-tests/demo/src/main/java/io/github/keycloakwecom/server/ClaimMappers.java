package io.github.keycloakwecom.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Protocol mappers of the sample application: what its tokens say about the person beside Keycloak's own claims. Not
 * for the access token, which goes to services that need none of it.
 */
final class ClaimMappers {

    private static final List<String> SINGLE =
            List.of("userid", "corpid", "name", "alias", "mobile", "position", "avatar");
    private static final List<String> MULTIPLE = List.of("department", "leaderOf");

    private ClaimMappers() {}

    static List<ObjectNode> all() {
        List<ObjectNode> mappers = new ArrayList<>();
        SINGLE.forEach(name -> mappers.add(attribute(name, false)));
        MULTIPLE.forEach(name -> mappers.add(attribute(name, true)));
        mappers.add(groups());
        return mappers;
    }

    /** With an underscore, because a dot in a claim's name makes Keycloak nest it. */
    private static ObjectNode attribute(String name, boolean multivalued) {
        ObjectNode mapper = mapper("wecom." + name, "oidc-usermodel-attribute-mapper");
        config(mapper)
                .put("user.attribute", "wecom." + name)
                .put("claim.name", "wecom_" + name)
                .put("jsonType.label", "String")
                .put("multivalued", Boolean.toString(multivalued));
        return mapper;
    }

    /** Without paths, because GitLab compares names without a leading slash. */
    private static ObjectNode groups() {
        ObjectNode mapper = mapper("groups", "oidc-group-membership-mapper");
        config(mapper).put("claim.name", "groups").put("full.path", "false");
        return mapper;
    }

    private static ObjectNode mapper(String name, String type) {
        ObjectNode mapper = JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("protocol", "openid-connect")
                .put("protocolMapper", type);
        mapper.putObject("config")
                .put("id.token.claim", "true")
                .put("access.token.claim", "false")
                .put("userinfo.token.claim", "true");
        return mapper;
    }

    private static ObjectNode config(ObjectNode mapper) {
        return (ObjectNode) mapper.path("config");
    }
}
