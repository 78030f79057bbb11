package io.github.keycloakwecom.standin;

import java.util.List;

/**
 * A department. The root has id 1 and, as older data show it, parent 0; a larger order comes first
 * (docs/wecom-protocol.md#address-book).
 */
public record Dept(int id, String name, String nameEn, int parent, long order, List<String> leaders) {
    /** Copies the leaders. */
    public Dept {
        leaders = List.copyOf(leaders);
    }

    /** A department without leaders, placed by its id. */
    public static Dept of(int id, String name, String nameEn, int parent) {
        return new Dept(id, name, nameEn, parent, 1_000_000L - id, List.of());
    }

    /** The same under another name. */
    public Dept withName(String value) {
        return new Dept(id, value, nameEn, parent, order, leaders);
    }

    /** The same below another department. */
    public Dept withParent(int value) {
        return new Dept(id, name, nameEn, value, order, leaders);
    }

    /** The same with leaders. */
    public Dept ledBy(String... userids) {
        return new Dept(id, name, nameEn, parent, order, List.of(userids));
    }
}
