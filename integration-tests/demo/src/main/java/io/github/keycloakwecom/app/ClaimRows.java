package io.github.keycloakwecom.app;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The claims on the page, in order: the standard ones, always; the groups; and those of WeCom that are present.
 * Keycloak makes a nested object of a claim name with a dot. So {@code wecom.userid} arrives as a name or as a path,
 * and both become the row {@code wecom.userid}.
 */
final class ClaimRows {

    /** One claim with its values as texts; no values when the person has none. */
    record Row(String claim, boolean list, List<String> values) {}

    private static final List<String> ALWAYS = List.of("name", "preferred_username", "email", "sub", "groups");

    private ClaimRows() {}

    static List<Row> of(Map<String, Object> claims) {
        List<Row> rows = new ArrayList<>();
        ALWAYS.forEach(claim -> rows.add(row(claim, claims.get(claim))));
        SortedMap<String, Object> wecom = new TreeMap<>();
        claims.forEach((claim, value) -> flatten(claim, value, wecom));
        wecom.forEach((claim, value) -> {
            if (claim.startsWith("wecom.") || claim.startsWith("wecom_")) {
                rows.add(row(claim, value));
            }
        });
        return rows;
    }

    private static void flatten(String claim, Object value, Map<String, Object> flat) {
        if (value instanceof Map<?, ?> nested) {
            nested.forEach((key, inner) -> flatten(claim + "." + key, inner, flat));
        } else {
            flat.put(claim, value);
        }
    }

    private static Row row(String claim, Object value) {
        if (value instanceof Collection<?> values) {
            return new Row(claim, true, values.stream().map(String::valueOf).toList());
        }
        String text = value == null ? "" : value.toString();
        return new Row(claim, false, text.isBlank() ? List.of() : List.of(text));
    }
}
