package io.github.keycloakwecom.member;

/**
 * What is written to the mail of an account. {@link #KEEP} writes nothing. The others write the address and the
 * verified flag.
 */
public enum MailOutcome {
    KEEP,
    VERIFIED,
    UNVERIFIED
}
