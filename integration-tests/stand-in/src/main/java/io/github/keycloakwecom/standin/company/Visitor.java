package io.github.keycloakwecom.standin.company;

import java.util.Optional;

/**
 * A person who can scan the QR code. Exactly one of userid and openid is present
 * (developer.work.weixin.qq.com/document/path/96442). A member has a userid, and a member of a linked corp has
 * {@code CorpId/userid}. Other people have an openid. A customer of a visible member also has an external userid.
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

    /** A person with no relation to the company. */
    public static Visitor stranger(String key, String label, String openid) {
        return new Visitor(":" + key, label, Optional.empty(), Optional.of(openid), Optional.empty());
    }

    /** A customer of a member. */
    public static Visitor customer(String key, String label, String openid, String externalUserid) {
        return new Visitor(":" + key, label, Optional.empty(), Optional.of(openid), Optional.of(externalUserid));
    }

    /** Whether this is a member of a linked corp, who gets no {@code user_ticket}. */
    public boolean isLinked() {
        return userid.filter(id -> id.contains("/")).isPresent();
    }
}
