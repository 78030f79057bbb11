package io.github.keycloakwecom.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Reads {@code department} of a member, and the array {@code is_leader_in_dept} that is parallel to it
 * (developer.work.weixin.qq.com/document/path/90196). An entry that is no whole number is left out.
 */
public final class DepartmentIds {

    /** A member is in 100 departments at most (developer.work.weixin.qq.com/document/path/90205). */
    private static final int MAX_DEPARTMENTS = 100;

    private DepartmentIds() {}

    /** @return the numbers in WeCom's order; none when the field is no array */
    public static List<Long> read(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .filter(id -> id.isIntegralNumber() && id.canConvertToLong())
                .map(JsonNode::longValue)
                .limit(MAX_DEPARTMENTS)
                .toList();
    }
}
