package io.github.keycloakwecom.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A member as {@code user/get} shows it to the app (developer.work.weixin.qq.com/document/path/90196). Only
 * {@code userid} is certain. The age and the rights of the app decide on every other field, so each of them may be
 * empty.
 *
 * @param userid as returned; compared without regard to case
 * @param name whole name, empty when withheld
 * @param alias the member's own alias
 * @param mobile withheld from apps created after 2022-06-20
 * @param position job title
 * @param bizMail the corp's own mail, withheld likewise
 * @param email a private mail, withheld likewise
 * @param avatar address of a picture, withheld likewise
 * @param departments ids of the departments that the app may see
 * @param leaderOf ids of the departments that the member leads
 * @param active false when the member is disabled or has left
 * @param emptied which of {@code alias}, {@code position}, {@code department} and {@code leaderOf} WeCom sent as empty,
 *     which is not the same as withheld
 * @param json the whole response and what consent has added, for mappers; without the longest fields when it is larger
 *     than {@value #MAX_JSON} characters, and empty when nothing is known
 */
public record Member(
        String userid,
        String name,
        String alias,
        String mobile,
        String position,
        String bizMail,
        String email,
        String avatar,
        List<Long> departments,
        List<Long> leaderOf,
        boolean active,
        Set<String> emptied,
        String json) {

    private static final int STATUS_DISABLED = 2;
    private static final int STATUS_LEFT = 5;

    private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");

    static final int MAX_JSON = 65_536;

    /** A member without any field except the userid. */
    public static Member onlyKnownBy(String userid) {
        return new Member(userid, "", "", "", "", "", "", "", List.of(), List.of(), true, Set.of(), "");
    }

    static Member from(String userid, JsonNode response) {
        List<Long> departments = DepartmentIds.read(response.path("department"));
        List<Long> leads = DepartmentIds.read(response.path("is_leader_in_dept"));
        List<Long> leaderOf = new ArrayList<>();
        // The two arrays are parallel. Where their lengths differ, it is unknown who leads which department.
        for (int i = 0; leads.size() == departments.size() && i < leads.size(); i++) {
            if (leads.get(i) == 1) {
                leaderOf.add(departments.get(i));
            }
        }
        int status = number(response, "status");
        boolean enabled = number(response, "enable") != 0;
        return new Member(
                userid,
                JsonText.field(response, "name", JsonText.MAX_TEXT),
                JsonText.field(response, "alias", JsonText.MAX_TEXT),
                JsonText.field(response, "mobile", JsonText.MAX_TEXT),
                JsonText.field(response, "position", JsonText.MAX_TEXT),
                JsonText.field(response, "biz_mail", JsonText.MAX_TEXT),
                JsonText.field(response, "email", JsonText.MAX_TEXT),
                JsonText.field(response, "avatar", JsonText.MAX_URL),
                departments,
                List.copyOf(leaderOf),
                enabled && status != STATUS_DISABLED && status != STATUS_LEFT,
                emptied(response, departments, leads, leaderOf),
                KeptResponse.json(response, MAX_JSON));
    }

    // An unreadable value fails, because a default could let a disabled member in. 1 is the value of an active member.
    private static int number(JsonNode response, String name) {
        JsonNode value = response.path(name);
        boolean blank = value.isTextual() && value.textValue().isBlank();
        if (value.isMissingNode() || value.isNull() || blank) {
            return 1;
        }
        if (value.isBoolean() && name.equals("enable")) {
            return value.booleanValue() ? 1 : 0;
        }
        if (value.isIntegralNumber() && value.canConvertToInt()) {
            return value.intValue();
        }
        if (value.isTextual() && DIGITS.matcher(value.textValue().strip()).matches()) {
            return Integer.parseInt(value.textValue().strip());
        }
        throw WecomApiException.unreadable("user/get", name + " is no number");
    }

    // Without mail, mobile and picture: WeCom may send them empty when the app must not see them.
    private static Set<String> emptied(
            JsonNode response, List<Long> departments, List<Long> leads, List<Long> leaderOf) {
        Set<String> emptied = new LinkedHashSet<>();
        for (String name : List.of("alias", "position")) {
            if (response.path(name).isTextual()
                    && JsonText.field(response, name, JsonText.MAX_TEXT).isEmpty()) {
                emptied.add(name);
            }
        }
        if (response.path("department").isArray() && departments.isEmpty()) {
            emptied.add("department");
        }
        boolean leadsKnown = response.path("is_leader_in_dept").isArray() && leads.size() == departments.size();
        if (leadsKnown && leaderOf.isEmpty()) {
            emptied.add("leaderOf");
        }
        return Set.copyOf(emptied);
    }

    /** The same member with the fields that consent has added. The other fields stay as they are. */
    public Member with(MemberDetail detail) {
        return new Member(
                userid,
                name,
                alias,
                detail.mobile().isEmpty() ? mobile : detail.mobile(),
                position,
                detail.bizMail().isEmpty() ? bizMail : detail.bizMail(),
                detail.email().isEmpty() ? email : detail.email(),
                detail.avatar().isEmpty() ? avatar : detail.avatar(),
                departments,
                leaderOf,
                active,
                emptied,
                detail.addTo(json));
    }

    /** The corp's mail, else the private one; empty when WeCom shows none. */
    public String mail() {
        return bizMail.isEmpty() ? email : bizMail;
    }

    /** Without personal data. */
    @Override
    public String toString() {
        return "Member[active=" + active + "]";
    }
}
