package io.github.keycloakwecom.standin.company;

import java.util.Optional;

/**
 * Somebody who can hold a phone in front of the QR code. Exactly one of userid and openid is present: members and
 * members of linked corps have a userid (the latter {@code CorpId/userid}), everybody else an openid and, if a customer
 * of a visible member, an external_userid (developer.work.weixin.qq.com/document/path/96442).
 *
 * @param key how the pages name the choice; keys that are not userids begin with a colon, which no userid contains
 */
public record Visitor(
        String key, String label, Optional<String> userid, Optional<String> openid, Optional<String> externalUserid) {

    /** A member of the company itself. */
    public static Visitor member(Person person) {
        return new Visitor(
                person.userid(), person.name(), Optional.of(person.userid()), Optional.empty(), Optional.empty());
    }

    /** A member of a linked corp. */
    public static Visitor linked(String corpId, String userid, String label) {
        String whole = corpId + "/" + userid;
        return new Visitor(whole, label, Optional.of(whole), Optional.empty(), Optional.empty());
    }

    /** Nobody the company knows. */
    public static Visitor stranger(String key, String label, String openid) {
        return new Visitor(":" + key, label, Optional.empty(), Optional.of(openid), Optional.empty());
    }

    /** A customer of a member. */
    public static Visitor customer(String key, String label, String openid, String externalUserid) {
        return new Visitor(":" + key, label, Optional.empty(), Optional.of(openid), Optional.of(externalUserid));
    }

    /** Whether this is a member of a linked corp, for whom there is no user_ticket. */
    public boolean isLinked() {
        return userid.filter(id -> id.contains("/")).isPresent();
    }
}
