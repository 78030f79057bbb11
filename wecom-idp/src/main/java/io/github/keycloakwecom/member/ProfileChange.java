package io.github.keycloakwecom.member;

import java.util.List;

/**
 * One field of an account before and after.
 *
 * @param field {@code firstName}, {@code lastName}, {@code email}, {@code emailVerified} as in {@code UserModel}, or
 *     the name of an attribute
 * @param before values that the account has; empty when it has no such field
 * @param after values that the account gets; empty when the field is removed
 */
public record ProfileChange(String field, List<String> before, List<String> after) {

    /** Without personal data. */
    @Override
    public String toString() {
        return "ProfileChange[" + field + "]";
    }
}
