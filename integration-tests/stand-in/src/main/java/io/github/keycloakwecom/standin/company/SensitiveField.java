package io.github.keycloakwecom.standin.company;

import java.util.Locale;

/**
 * Fields that {@code user/get} returns only to apps created before 2022-06-20 20:00 in China.
 * {@code auth/getuserdetail} returns them if the administrator ticked them and the member agreed
 * (docs/wecom-protocol.md#sensitive-fields).
 */
public enum SensitiveField {
    /** Portrait; without consent the default picture. */
    AVATAR,
    /** "1" male, "2" female, "0" unknown or not agreed. */
    GENDER,
    /** Phone number. */
    MOBILE,
    /** Private mail address. */
    EMAIL,
    /** Address of the company's mailbox at WeCom. */
    BIZ_MAIL,
    /** Picture of the personal QR code. */
    QR_CODE,
    /** Postal address. */
    ADDRESS;

    /** The name on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
