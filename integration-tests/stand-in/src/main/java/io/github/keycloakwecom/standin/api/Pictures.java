package io.github.keycloakwecom.standin.api;

import io.github.keycloakwecom.standin.company.Person;
import io.github.keycloakwecom.standin.company.SensitiveField;

/**
 * The values of the sensitive fields; portraits are addresses of the stand-in itself, so that they can be looked at
 * offline.
 */
record Pictures(String origin) {
    /** Path of the portraits, without the userid. */
    static final String AVATAR_PATH = "/standin/avatar/";

    String avatar(Person person) {
        return origin + AVATAR_PATH + person.userid() + ".svg";
    }

    String nobody() {
        return origin + AVATAR_PATH + "default.svg";
    }

    String valueOf(SensitiveField field, Person person) {
        return switch (field) {
            case AVATAR -> avatar(person);
            case GENDER -> person.contact().gender();
            case MOBILE -> person.contact().mobile();
            case EMAIL -> person.contact().email();
            case BIZ_MAIL -> person.contact().bizMail();
            case QR_CODE -> "https://open.work.weixin.qq.com/wwopen/userQRCode?vcode=sim-" + person.userid();
            case ADDRESS -> person.contact().address();
        };
    }
}
