package io.github.keycloakwecom.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakwecom.standin.company.App;
import io.github.keycloakwecom.standin.company.Person;
import io.github.keycloakwecom.standin.company.SensitiveField;

/**
 * {@code auth/getuserdetail} (developer.work.weixin.qq.com/document/path/96443): sensitive fields behind two gates, the
 * administrator's tick and the member's consent. There is no name and no department in it.
 */
final class MemberDetail {
    private final Tickets tickets;

    MemberDetail(Tickets tickets) {
        this.tickets = tickets;
    }

    ObjectNode answer(ApiCall call) {
        call.requirePost();
        String key = Json.read(call.in().body())
                .map(body -> body.path("user_ticket"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .orElseThrow(() -> new Refusal(84015));
        Tickets.Ticket ticket = tickets.find(key, call.app().agentId());
        Person person = call.company()
                .member(ticket.userid())
                .filter(call.range()::shows)
                .orElseThrow(() -> new Refusal(60111));
        return fields(
                call.app(), person, ticket.agreed(), new Pictures(call.in().origin()));
    }

    private static ObjectNode fields(App app, Person person, boolean agreed, Pictures pictures) {
        ObjectNode body = Json.ok().put("userid", person.userid());
        boolean gender = agreed && app.sensitiveFields().contains(SensitiveField.GENDER);
        boolean avatar = agreed && app.sensitiveFields().contains(SensitiveField.AVATAR);
        body.put("gender", gender ? person.contact().gender() : "0");
        body.put("avatar", avatar ? pictures.avatar(person) : pictures.nobody());
        for (SensitiveField field : SensitiveField.values()) {
            if (agreed && app.sensitiveFields().contains(field) && !body.has(field.wireName())) {
                body.put(field.wireName(), pictures.valueOf(field, person));
            }
        }
        return body;
    }
}
