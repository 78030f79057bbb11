package io.github.keycloakwecom.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakwecom.standin.company.Person;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code user/get}, {@code user/list} and {@code user/simplelist} (docs/wecom-protocol.md#address-book). A member who
 * is unknown, deleted or outside the range answers 60111. The code of the real service for the last case is not
 * verified (docs/wecom-protocol.md#not-visible). A list has direct members only, because the current pages do not have
 * {@code fetch_child}.
 */
final class Members {
    private static final int LONGEST_USERID = 64;

    ObjectNode get(ApiCall call) {
        String userid = call.parameter("userid", 40003);
        if (userid.length() > LONGEST_USERID) {
            throw new Refusal(40003);
        }
        MemberJson json = new MemberJson(call);
        Person person =
                call.company().member(userid).filter(json.range()::shows).orElseThrow(() -> new Refusal(60111));
        return json.full(Json.ok(), person);
    }

    ObjectNode list(ApiCall call) {
        MemberJson json = new MemberJson(call);
        return withList(inDepartment(call).map(person -> json.full(Json.object(), person)));
    }

    ObjectNode simpleList(ApiCall call) {
        MemberJson json = new MemberJson(call);
        return withList(inDepartment(call).map(json::brief));
    }

    private static Stream<Person> inDepartment(ApiCall call) {
        int id = Departments.checked(call, call.number("department_id", 60127, 60123));
        return call.company().members().stream().filter(person -> person.isIn(id));
    }

    private static ObjectNode withList(Stream<ObjectNode> people) {
        ObjectNode body = Json.ok();
        body.set("userlist", Json.objects(people));
        return body;
    }

    /**
     * {@code user/list_id} (developer.work.weixin.qq.com/document/path/96067): one row per member and department, in
     * pages; a cursor is the number of rows already given. Malformed JSON is let through with a warning, as the real
     * service may do (docs/wecom-protocol.md#ground-rules).
     */
    ObjectNode listIds(ApiCall call) {
        call.requirePost();
        JsonNode body = Json.read(call.in().body()).orElseGet(Json::object);
        int limit = body.path("limit").asInt(10_000);
        int start = cursor(body.path("cursor").asText(""));
        if (limit < 1 || limit > 10_000 || start < 0) {
            throw new Refusal(40058);
        }
        List<ObjectNode> rows = call.company().members().stream()
                .flatMap(person -> person.posts().stream()
                        .map(post ->
                                Json.object().put("userid", person.userid()).put("department", post.department())))
                .toList();
        int end = Math.min(rows.size(), start + limit);
        ObjectNode answer = Json.ok().put("next_cursor", end < rows.size() ? "sim-" + end : "");
        if (Json.read(call.in().body()).isEmpty() && !call.in().body().isBlank()) {
            answer.put("errmsg", "Warning: wrong json format. ok");
        }
        answer.set("dept_user", Json.objects(rows.subList(Math.min(start, end), end).stream()));
        return answer;
    }

    private static int cursor(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        return text.matches("sim-\\d{1,8}") ? Integer.parseInt(text.substring(4)) : -1;
    }
}
