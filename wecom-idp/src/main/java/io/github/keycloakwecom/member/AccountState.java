package io.github.keycloakwecom.member;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.models.UserModel;

/**
 * What an account has of the fields that a profile may change.
 *
 * @param firstName empty when the account has none
 * @param lastName empty when the account has none
 * @param mail address and mark
 * @param attributes values by name; attributes without values are absent
 */
public record AccountState(String firstName, String lastName, AccountMail mail, Map<String, List<String>> attributes) {

    /** @param names the attributes to read */
    public static AccountState of(UserModel account, Collection<String> names) {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        for (String name : names) {
            List<String> values = account.getAttributeStream(name).toList();
            if (!values.isEmpty()) {
                attributes.put(name, values);
            }
        }
        return new AccountState(
                text(account.getFirstName()), text(account.getLastName()), AccountMail.of(account), attributes);
    }

    private static String text(String name) {
        return name == null ? "" : name;
    }

    /** Leaves the person out. */
    @Override
    public String toString() {
        return "AccountState" + attributes.keySet();
    }
}
