package io.github.keycloakwecom.standin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakwecom.standin.company.Dept;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code department/list}, {@code simplelist}, {@code get} (docs/wecom-protocol.md#address-book). Without id the whole
 * visible part; with id that department and all below. A visible department may have an invisible parent. Unknown is
 * 60003, invisible 60011, no number 60123.
 */
final class Departments {
    ObjectNode list(ApiCall call) {
        ObjectNode body = Json.ok();
        body.set("department", Json.objects(wanted(call).map(Departments::full)));
        return body;
    }

    ObjectNode simpleList(ApiCall call) {
        ObjectNode body = Json.ok();
        body.set("department_id", Json.objects(wanted(call).map(Departments::placed)));
        return body;
    }

    ObjectNode get(ApiCall call) {
        int id = checked(call, call.number("id", 60127, 60123));
        ObjectNode body = Json.ok();
        body.set("department", full(call.company().department(id).orElseThrow(() -> new Refusal(60003))));
        return body;
    }

    static int checked(ApiCall call, int id) {
        if (call.company().department(id).isEmpty()) {
            throw new Refusal(60003);
        }
        if (!call.range().shows(id)) {
            throw new Refusal(60011);
        }
        return id;
    }

    private static Stream<Dept> wanted(ApiCall call) {
        Stream<Dept> visible = call.range().departments().stream()
                .sorted(Comparator.comparingLong(Dept::order).reversed());
        if (call.in().query().value("id").isEmpty()) {
            return visible;
        }
        int id = checked(call, call.number("id", 60127, 60123));
        Set<Integer> below = new HashSet<>(call.company().departmentAndBelow(id));
        return visible.filter(department -> below.contains(department.id()));
    }

    private static ObjectNode full(Dept department) {
        ObjectNode node = Json.object()
                .put("id", department.id())
                .put("name", department.name())
                .put("name_en", department.nameEn());
        node.set("department_leader", Json.texts(department.leaders().stream()));
        return node.put("parentid", department.parent()).put("order", department.order());
    }

    private static ObjectNode placed(Dept department) {
        return Json.object()
                .put("id", department.id())
                .put("parentid", department.parent())
                .put("order", department.order());
    }
}
