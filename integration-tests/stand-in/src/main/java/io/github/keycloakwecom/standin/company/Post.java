package io.github.keycloakwecom.standin.company;

/**
 * A person's place in one department: the order among colleagues (larger comes first) and whether the person leads it.
 */
public record Post(int department, long order, boolean leader) {
    /** An ordinary place. */
    public static Post in(int department) {
        return new Post(department, 0, false);
    }
}
