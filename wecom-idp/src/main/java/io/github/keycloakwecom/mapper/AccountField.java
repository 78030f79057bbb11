package io.github.keycloakwecom.mapper;

import java.util.Locale;
import java.util.Set;
import org.keycloak.models.UserModel;

/**
 * The field of an account that a user attribute's name refers to. Keycloak has separate setters for name and mail, so
 * their names are recognised in any case.
 *
 * @param name as in {@code UserModel}, or the name of an attribute
 */
record AccountField(String name) {

    // No mapper writes the username of an account, because it identifies the person.
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
