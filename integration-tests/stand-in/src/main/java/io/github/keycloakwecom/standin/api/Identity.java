package io.github.keycloakwecom.standin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakwecom.standin.company.Visitor;
import io.github.keycloakwecom.standin.wire.Query;
import java.util.Optional;

/**
 * The person behind a code. A member is named even if the app may not see the member. A ticket comes only from in-app
 * login with consent, and only for visible members (docs/wecom-protocol.md#identity). The old path spells the fields
 * differently (docs/wecom-protocol.md#older-identity-call).
 */
final class Identity {
    private static final String PHONE = "sim-device-0001";

    private final Codes codes;
    private final Tickets tickets;

    Identity(Codes codes, Tickets tickets) {
        this.codes = codes;
        this.tickets = tickets;
    }

    ObjectNode current(ApiCall call) {
        LoginCode code = redeem(call);
        Visitor visitor = code.visitor();
        ObjectNode body = Json.ok();
        visitor.userid().ifPresent(id -> body.put("userid", id));
        ticket(call, code).ifPresent(ticket -> body.put("user_ticket", ticket));
        visitor.openid().ifPresent(id -> body.put("openid", id));
        visitor.externalUserid().ifPresent(id -> body.put("external_userid", id));
        return body;
    }

    ObjectNode legacy(ApiCall call) {
        LoginCode code = redeem(call);
        Visitor visitor = code.visitor();
        ObjectNode body = Json.ok();
        visitor.userid().ifPresent(id -> body.put("UserId", id));
        visitor.openid().ifPresent(id -> body.put("OpenId", id));
        body.put("DeviceId", code.web() ? "" : PHONE);
        ticket(call, code)
                .ifPresent(ticket -> body.put("user_ticket", ticket).put("expires_in", Tickets.LIFE.toSeconds()));
        visitor.externalUserid().ifPresent(id -> body.put("external_userid", id));
        return body;
    }

    private LoginCode redeem(ApiCall call) {
        Query query = call.in().query();
        return codes.redeem(query.value("code").orElseThrow(() -> new Refusal(41008)), call.app());
    }

    private Optional<String> ticket(ApiCall call, LoginCode code) {
        return code.visitor()
                .userid()
                .filter(id -> code.consent() != LoginCode.Consent.NONE)
                .filter(call.range()::showsMember)
                .map(id -> tickets.issue(id, call.app().agentId(), code.consent() == LoginCode.Consent.AGREED));
    }
}
