package io.github.keycloakwecom.member;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.models.UserModel;

/**
 * The fields of an account that a profile may change.
 *
 * @param firstName empty when the account has none
 * @param lastName empty when the account has none
 * @param mail the address, and whether it is verified
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
                orEmpty(account.getFirstName()), orEmpty(account.getLastName()), AccountMail.of(account), attributes);
    }

    private static String orEmpty(String name) {
        return name == null ? "" : name;
    }

    /** Without personal data. */
    @Override
    public String toString() {
        return "AccountState" + attributes.keySet();
    }
}
