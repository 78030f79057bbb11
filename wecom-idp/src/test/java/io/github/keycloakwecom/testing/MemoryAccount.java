package io.github.keycloakwecom.testing;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.models.UserModel;
import org.keycloak.storage.ReadOnlyException;

/**
 * An account in memory. It records every setter that is called, and can refuse some. As in Keycloak, {@code email},
 * {@code firstName} and {@code lastName} are attributes too, but the mark of a verified mail is not the attribute
 * {@code emailVerified}.
 */
public final class MemoryAccount {

    /** The attribute that has the name of the mark. */
    public static final String ATTRIBUTE_EMAIL_VERIFIED = "attribute emailVerified";

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final List<String> written = new ArrayList<>();
    private Set<String> refused = Set.of();

    /**
     * @param field {@code email}, the mark {@code emailVerified}, {@code firstName}, {@code lastName}, or an attribute
     */
    public MemoryAccount with(String field, String... texts) {
        values.put(field, List.of(texts));
        return this;
    }

    /** @param fields that refuse a write with the exception of a read-only user storage */
    public MemoryAccount refusing(Set<String> fields) {
        refused = fields;
        return this;
    }

    /** Fields whose setters were called, whether they were refused or not. */
    public List<String> written() {
        return Collections.unmodifiableList(written);
    }

    public void forgetWrites() {
        written.clear();
    }

    public List<String> values(String field) {
        return values.getOrDefault(field, List.of());
    }

    public String text(String field) {
        return values(field).isEmpty() ? null : values(field).get(0);
    }

    public boolean isEmailVerified() {
        return Boolean.parseBoolean(text(UserModel.EMAIL_VERIFIED));
    }

    public UserModel user() {
        return (UserModel) Proxy.newProxyInstance(
                UserModel.class.getClassLoader(),
                new Class<?>[] {UserModel.class},
                (self, method, args) -> switch (method.getName()) {
                    case "getId" -> "id";
                    case "getFederationLink", "getServiceAccountClientLink" -> null;
                    case "getUsername" -> text(UserModel.USERNAME);
                    case "getEmail" -> text(UserModel.EMAIL);
                    case "isEmailVerified" -> isEmailVerified();
                    case "getFirstName" -> text(UserModel.FIRST_NAME);
                    case "getLastName" -> text(UserModel.LAST_NAME);
                    case "getFirstAttribute" -> text(attribute(args[0]));
                    case "getAttributeStream" -> values(attribute(args[0])).stream();
                    case "setEmail" -> write(UserModel.EMAIL, args[0]);
                    case "setEmailVerified" -> write(UserModel.EMAIL_VERIFIED, args[0]);
                    case "setFirstName" -> write(UserModel.FIRST_NAME, args[0]);
                    case "setLastName" -> write(UserModel.LAST_NAME, args[0]);
                    case "setSingleAttribute", "setAttribute" -> write(attribute(args[0]), args[1]);
                    case "removeAttribute" -> write(attribute(args[0]), null);
                    default -> throw new AssertionError("not expected: " + method.getName());
                });
    }

    private static String attribute(Object name) {
        return UserModel.EMAIL_VERIFIED.equals(name) ? ATTRIBUTE_EMAIL_VERIFIED : (String) name;
    }

    private Object write(String field, Object value) {
        written.add(field);
        if (refused.contains(field)) {
            throw new ReadOnlyException(field);
        }
        List<String> texts = value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : value == null ? List.of() : List.of(String.valueOf(value));
        values.put(field, texts);
        return null;
    }
}
