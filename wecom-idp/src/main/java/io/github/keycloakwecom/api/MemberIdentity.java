package io.github.keycloakwecom.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The person of a login code, by {@code auth/getuserinfo} (developer.work.weixin.qq.com/document/path/91023 and
 * developer.work.weixin.qq.com/document/path/98176) or the older {@code user/getuserinfo}, where the same fields are
 * named {@code UserId} and {@code OpenId}.
 *
 * @param kind only {@link Kind#MEMBER} may go on
 * @param userid as WeCom returned it for a member, empty for every other kind
 * @param userTicket valid for {@code auth/getuserdetail} for 1800 s; only after the member's consent
 */
public record MemberIdentity(Kind kind, String userid, Optional<String> userTicket) {

    /** The relation of the person to the corp. */
    public enum Kind {
        MEMBER,
        /** A member of a linked or upstream corp: {@code CorpId/userid}. */
        MEMBER_OF_LINKED_CORP,
        /** An {@code openid}, with an {@code external_userid} for some customers. */
        NOT_A_MEMBER
    }

    // 1 to 64 bytes (developer.work.weixin.qq.com/document/path/96255). The first is a digit or letter;
    // _-@. may follow.
    private static final Pattern USERID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.@-]{0,63}");

    private static final int MAX_TICKET = 512;

    static MemberIdentity from(String api, JsonNode response) {
        String userid = field(response, "userid");
        if (userid.isEmpty()) {
            if (field(response, "openid").isEmpty()) {
                throw WecomApiException.unreadable(api, "neither userid nor openid");
            }
            return new MemberIdentity(Kind.NOT_A_MEMBER, "", Optional.empty());
        }
        if (userid.indexOf('/') >= 0) {
            return new MemberIdentity(Kind.MEMBER_OF_LINKED_CORP, "", Optional.empty());
        }
        if (!USERID.matcher(userid).matches()) {
            throw WecomApiException.unreadable(api, "the userid is not one");
        }
        String ticket = field(response, "user_ticket");
        return new MemberIdentity(
                Kind.MEMBER,
                userid,
                Optional.of(ticket).filter(text -> !text.isEmpty() && text.length() <= MAX_TICKET));
    }

    private static String field(JsonNode response, String name) {
        return response.properties().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst()
                .orElse("");
    }

    /** Without the userid and the ticket. */
    @Override
    public String toString() {
        return "MemberIdentity[" + kind + "]";
    }
}
