package io.github.keycloakwecom.standin.company;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The visible range (可见范围) as ticked in the console: departments with all below them, and single members. */
public record Range(List<Integer> departments, List<String> members) {
    /** Copies both lists. */
    public Range {
        departments = List.copyOf(departments);
        members = List.copyOf(members);
    }

    /** An app just made. */
    public static Range nobody() {
        return new Range(List.of(), List.of());
    }

    /** These departments and everything below. */
    public static Range ofDepartments(Integer... ids) {
        return new Range(List.of(ids), List.of());
    }

    /** The same and these members. */
    public Range andMembers(String... userids) {
        Set<String> more = new LinkedHashSet<>(members);
        more.addAll(Arrays.asList(userids));
        return new Range(departments, List.copyOf(more));
    }
}
