package io.github.keycloakwecom.member;

/** Where an address comes from. It decides whether the address may replace another one and count as verified. */
public enum MailOrigin {
    /** The mailbox that the company gives a member, {@code biz_mail} of WeCom. */
    COMPANY,
    /** Typed by a person: {@code email} of WeCom, or a field of a Keycloak form. */
    PRIVATE,
    /** Made by the mail template of the identity provider. */
    TEMPLATE,
    /** Written by an identity provider mapper, from a field that an administrator has chosen. */
    MAPPER,
    /** There is no address. */
    NONE
}
