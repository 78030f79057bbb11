package io.github.keycloakwecom.member;

/**
 * What is written to the mail of an account. {@link #KEEP} leaves address and mark; the others write the address and
 * the mark of a verified mail.
 */
public enum MailOutcome {
    KEEP,
    VERIFIED,
    UNVERIFIED
}
