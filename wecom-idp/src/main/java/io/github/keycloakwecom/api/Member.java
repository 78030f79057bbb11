package io.github.keycloakwecom.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A member as {@code user/get} shows it to our app (developer.work.weixin.qq.com/document/path/90196). The
 * userid alone is certain. Which of the other fields WeCom sends depends on the app's age and rights, so each of them
 * may be empty.
 *
 * @param userid      as returned; compared without regard to case
 * @param name        whole name, empty when withheld
 * @param alias       the member's own alias
 * @param mobile      withheld from apps created after 2022-06-20
 * @param position    job title
 * @param bizMail     the corp's own mail, withheld likewise
 * @param email       a private mail, withheld likewise
 * @param avatar      address of a picture, withheld likewise
 * @param departments ids of the departments that the app may see
 * @param leaderOf    those of them that the member leads
 * @param active      false when the member is disabled or has left
 * @param emptied     which of {@code alias}, {@code position}, {@code department} and {@code leaderOf} WeCom sent, and
 *                    sent empty: known to be nothing, unlike what it withheld
 * @param json        the whole answer and what consent has added, for mappers; without the longest fields when that is
 *                    larger than {@value #MAX_JSON} characters, and empty when nothing is known
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

    static final int MAX_TEXT = PlainText.COLUMN_LENGTH;
    static final int MAX_URL = 2000;
    static final int MAX_JSON = 65_536;

    /** A member of whom only the userid is known. */
    public static Member onlyKnownBy(String userid) {
        return new Member(userid, "", "", "", "", "", "", "", List.of(), List.of(), true, Set.of(), "");
    }

    static Member from(String userid, JsonNode answer) {
        List<Long> departments = DepartmentIds.read(answer.path("department"));
        List<Long> leads = DepartmentIds.read(answer.path("is_leader_in_dept"));
        List<Long> leaderOf = new ArrayList<>();
        // The two arrays are parallel; an answer where they are not says nothing about who leads what.
        for (int i = 0; leads.size() == departments.size() && i < leads.size(); i++) {
            if (leads.get(i) == 1) {
                leaderOf.add(departments.get(i));
            }
        }
        int status = number(answer, "status");
        boolean enabled = number(answer, "enable") != 0;
        return new Member(
                userid,
                text(answer, "name", MAX_TEXT),
                text(answer, "alias", MAX_TEXT),
                text(answer, "mobile", MAX_TEXT),
                text(answer, "position", MAX_TEXT),
                text(answer, "biz_mail", MAX_TEXT),
                text(answer, "email", MAX_TEXT),
                text(answer, "avatar", MAX_URL),
                departments,
                List.copyOf(leaderOf),
                enabled && status != STATUS_DISABLED && status != STATUS_LEFT,
                emptied(answer, departments, leads, leaderOf),
                KeptAnswer.of(answer, MAX_JSON));
    }

    // An unreadable status is an unreadable answer, because a guess could let in who has left. 1 is an active member.
    private static int number(JsonNode answer, String name) {
        JsonNode value = answer.path(name);
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

    // Mail, mobile and picture are not among them: an empty text there may as well be one that the app must not see.
    private static Set<String> emptied(JsonNode answer, List<Long> departments, List<Long> leads, List<Long> leaderOf) {
        Set<String> emptied = new LinkedHashSet<>();
        for (String name : List.of("alias", "position")) {
            if (answer.path(name).isTextual() && text(answer, name, MAX_TEXT).isEmpty()) {
                emptied.add(name);
            }
        }
        if (answer.path("department").isArray() && departments.isEmpty()) {
            emptied.add("department");
        }
        boolean leadsKnown = answer.path("is_leader_in_dept").isArray() && leads.size() == departments.size();
        if (leadsKnown && leaderOf.isEmpty()) {
            emptied.add("leaderOf");
        }
        return Set.copyOf(emptied);
    }

    static String text(JsonNode answer, String name, int maxLength) {
        JsonNode value = answer.path(name);
        return value.isTextual() ? PlainText.of(value.textValue(), maxLength) : "";
    }

    /** The same member with what consent has added; what consent did not bring stays as it is. */
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

    /** The corp's mail before the private one; empty when WeCom shows neither. */
    public String mail() {
        return bizMail.isEmpty() ? email : bizMail;
    }

    /** Leaves the person out. */
    @Override
    public String toString() {
        return "Member[active=" + active + "]";
    }
}
