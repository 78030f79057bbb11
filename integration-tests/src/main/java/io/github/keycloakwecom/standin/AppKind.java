package io.github.keycloakwecom.standin;

/** What a secret belongs to; it decides which calls its token may make (docs/wecom-protocol.md#address-book). */
public enum AppKind {
    /** An app the company made itself (自建应用): redeems login codes, reads what its visible range shows. */
    SELF_BUILT,
    /** The contact-sync assistant (通讯录同步): reads ids of everybody, redeems no codes. */
    CONTACT_SYNC
}
