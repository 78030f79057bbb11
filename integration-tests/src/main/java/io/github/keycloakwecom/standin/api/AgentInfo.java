package io.github.keycloakwecom.standin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakwecom.standin.App;

/**
 * {@code agent/get}: what an app may read about itself. Another app's id is 301002, no number 40056
 * (developer.work.weixin.qq.com/document/path/90313).
 */
final class AgentInfo {
    ObjectNode get(ApiCall call) {
        App app = call.app();
        if (call.number("agentid", 40056, 40056) != app.agentId()) {
            throw new Refusal(301002);
        }
        ObjectNode body = Json.ok()
                .put("agentid", app.agentId())
                .put("name", app.name())
                .put("square_logo_url", call.in().origin() + Pictures.AVATAR_PATH + "app.svg")
                .put("description", "")
                .put("close", app.enabled() ? 0 : 1)
                .put(
                        "redirect_domain",
                        app.redirects().trustedDomains().stream()
                                .sorted()
                                .findFirst()
                                .orElse(""));
        body.putObject("allow_userinfos")
                .set("user", Json.objects(app.range().members().stream().map(id -> Json.object()
                        .put("userid", id))));
        body.putObject("allow_partys")
                .set("partyid", Json.numbers(app.range().departments().stream().mapToLong(Integer::longValue)));
        body.putObject("allow_tags").putArray("tagid");
        return body;
    }
}
