package io.github.keycloakwecom.api;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a member has agreed to show, by {@code auth/getuserdetail} (document/path/95833): there is neither a name nor a
 * department in it, and each field only if the administrator ticked it and the member consented.
 */
public record MemberDetail(String mobile, String bizMail, String email, String avatar) {

    static MemberDetail from(JsonNode answer) {
        return new MemberDetail(
                Member.text(answer, "mobile", Member.MAX_TEXT),
                Member.text(answer, "biz_mail", Member.MAX_TEXT),
                Member.text(answer, "email", Member.MAX_TEXT),
                Member.text(answer, "avatar", Member.MAX_URL));
    }

    /** Leaves the person out. */
    @Override
    public String toString() {
        return "MemberDetail[]";
    }
}
