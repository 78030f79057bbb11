package io.github.keycloakwecom.mapper;

import java.util.Locale;
import java.util.Set;
import org.keycloak.models.UserModel;

/**
 * The field of an account that the name of a user attribute stands for. Name and mail have setters of their own in
 * Keycloak, in whatever case an administrator writes them.
 *
 * @param name as in {@code UserModel}, or the name of an attribute
 */
record AccountField(String name) {

    // The username decides who a person is, so no mapper writes it.
    private static final Set<String> UNWRITTEN = Set.of("", UserModel.USERNAME);

    static AccountField of(String attribute) {
        return switch (attribute.toLowerCase(Locale.ROOT)) {
            case "username" -> new AccountField(UserModel.USERNAME);
            case "firstname" -> new AccountField(UserModel.FIRST_NAME);
            case "lastname" -> new AccountField(UserModel.LAST_NAME);
            case "email" -> new AccountField(UserModel.EMAIL);
            default -> new AccountField(attribute);
        };
    }

    boolean isWritable() {
        return !UNWRITTEN.contains(name);
    }

    boolean isMail() {
        return UserModel.EMAIL.equals(name);
    }

    boolean isAttribute() {
        return isWritable() && !isMail() && !UserModel.FIRST_NAME.equals(name) && !UserModel.LAST_NAME.equals(name);
    }
}
