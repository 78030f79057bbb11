package io.github.keycloakwecom.member;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name of WeCom in Keycloak's two fields. A whole name is the first name, without a last name. Applications join
 * the two fields with a blank in western order, so 张三 would otherwise become 三 张.
 *
 * @param first never empty
 * @param last empty when the name is kept whole
 */
record PersonName(String first, String last) {

    // Two to four Han characters: only in these names the family name is the first one or two characters.
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}{2,4}");

    /** The family names of two characters that are in use today. */
    private static final Set<String> COMPOUND = Set.of(
            "欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "司徒", "夏侯", "东方", "東方", "皇甫", "尉迟", "尉遲", "公孙", "公孫", "慕容", "令狐",
            "宇文", "长孙", "長孫", "司空", "端木", "独孤", "獨孤", "南宫", "南宮", "申屠", "轩辕", "軒轅", "澹台", "西门", "西門", "呼延", "鲜于", "鮮于",
            "闻人", "聞人", "万俟", "赫连", "赫連", "钟离", "鍾離", "拓跋", "百里", "东郭", "東郭", "左丘", "太史");

    static PersonName whole(String name) {
        return new PersonName(name, "");
    }

    /** Family name and given name of a Chinese name; every other name stays whole. */
    static PersonName chineseSplit(String name) {
        if (!CHINESE.matcher(name).matches()) {
            return whole(name);
        }
        int characters = name.codePointCount(0, name.length());
        int two = name.offsetByCodePoints(0, 2);
        int family = characters > 2 && COMPOUND.contains(name.substring(0, two)) ? two : name.offsetByCodePoints(0, 1);
        return new PersonName(name.substring(family), name.substring(0, family));
    }
}
