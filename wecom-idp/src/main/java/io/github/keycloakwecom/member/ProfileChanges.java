package io.github.keycloakwecom.member;

import java.util.List;
import java.util.function.Predicate;
import org.keycloak.models.UserModel;

/**
 * The difference between a profile and an account.
 *
 * @param all one entry for each field that differs
 */
public record ProfileChanges(List<ProfileChange> all) {

    public ProfileChanges {
        all = List.copyOf(all);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** The changes of these fields only. */
    public ProfileChanges only(Predicate<String> fields) {
        return new ProfileChanges(
                all.stream().filter(change -> fields.test(change.field())).toList());
    }

    /**
     * The changes without new names. Keycloak itself writes new names of the identity to known accounts
     * (IdentityBrokerService). For a new account, a mapper or the member may have chosen the name.
     */
    ProfileChanges withoutNewNames() {
        return new ProfileChanges(all.stream()
                .filter(change -> change.after().isEmpty() || !isName(change.field()))
                .toList());
    }

    private static boolean isName(String field) {
        return UserModel.FIRST_NAME.equals(field) || UserModel.LAST_NAME.equals(field);
    }
}
