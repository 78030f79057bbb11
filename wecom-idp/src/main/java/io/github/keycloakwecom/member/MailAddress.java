package io.github.keycloakwecom.member;

/**
 * An address with its origin.
 *
 * @param value empty only when the origin is {@link MailOrigin#NONE}
 */
public record MailAddress(String value, MailOrigin origin) {

    public static final MailAddress NONE = new MailAddress("", MailOrigin.NONE);

    public boolean isPresent() {
        return origin != MailOrigin.NONE;
    }

    public boolean is(MailOrigin other) {
        return origin == other;
    }

    /** Keycloak compares addresses without regard to case. */
    boolean isSameAs(String other) {
        return value.equalsIgnoreCase(other);
    }

    /** Without personal data. */
    @Override
    public String toString() {
        return "MailAddress[" + origin + "]";
    }
}
