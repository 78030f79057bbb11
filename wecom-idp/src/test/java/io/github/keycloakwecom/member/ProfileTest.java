package io.github.keycloakwecom.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.api.Member;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileTest {

    private static final ProfileSettings SETTINGS = new ProfileSettings("wwHERE", false, new MailTemplate(""));

    @Test
    void aMemberBecomesAProfile() {
        Profile profile = Profile.of(member("张三", List.of(2L, 7L), List.of(7L), Set.of()), SETTINGS);
        assertThat(profile.userid()).isEqualTo("ZhangSan");
        assertThat(profile.firstName()).isEqualTo("张三");
        assertThat(profile.lastName()).isEmpty();
        assertThat(profile.mail()).isEqualTo(new MailAddress("zhang@acme.example", MailOrigin.COMPANY));
        assertThat(profile.attributes())
                .containsOnly(
                        Map.entry("wecom.userid", List.of("ZhangSan")),
                        Map.entry("wecom.corpid", List.of("wwHERE")),
                        Map.entry("wecom.name", List.of("张三")),
                        Map.entry("wecom.alias", List.of("Sam")),
                        Map.entry("wecom.mobile", List.of("13900000001")),
                        Map.entry("wecom.position", List.of("engineer")),
                        Map.entry("wecom.avatar", List.of("https://img.example/a.png")),
                        Map.entry("wecom.department", List.of("2", "7")),
                        Map.entry("wecom.leaderOf", List.of("7")));
        assertThat(profile.departments()).hasValue(Set.of("2", "7"));
    }

    @Test
    void whatIsWithheldIsAbsent() {
        Profile profile = Profile.of(Member.onlyKnownBy("li"), SETTINGS);
        assertThat(profile.firstName()).isEmpty();
        assertThat(profile.mail()).isEqualTo(MailAddress.NONE);
        assertThat(profile.attributes()).containsOnlyKeys("wecom.userid", "wecom.corpid");
        assertThat(profile.emptied()).isEmpty();
        assertThat(profile.departments()).isEmpty();
    }

    @Test
    void whatIsEmptyIsNamedByItsAttribute() {
        Profile profile = Profile.of(member("", List.of(), List.of(), Set.of("department", "leaderOf")), SETTINGS);
        assertThat(profile.emptied()).containsExactlyInAnyOrder("wecom.department", "wecom.leaderOf");
        assertThat(profile.departments()).hasValue(Set.of());
    }

    @Test
    void aChineseNameIsDividedWhereTheSettingsSaySo() {
        ProfileSettings splitting = new ProfileSettings("wwHERE", true, new MailTemplate(""));
        Profile profile = Profile.of(member("欧阳娜娜", List.of(), List.of(), Set.of()), splitting);
        assertThat(profile.firstName()).isEqualTo("娜娜");
        assertThat(profile.lastName()).isEqualTo("欧阳");
    }

    @Test
    void theIdIsInLowerCase() {
        assertThat(Profile.identityId("ZhangSan")).isEqualTo("zhangsan");
    }

    @Test
    void anEmptyAccountGetsAllOfIt() {
        Profile profile = Profile.of(member("张三", List.of(2L), List.of(), Set.of("leaderOf")), SETTINGS);
        ProfileChanges changes = profile.changes(account("", "", "", Map.of()), MailOutcome.VERIFIED);
        assertThat(changes.all())
                .contains(
                        new ProfileChange("firstName", List.of(), List.of("张三")),
                        new ProfileChange("email", List.of(), List.of("zhang@acme.example")),
                        new ProfileChange("emailVerified", List.of("false"), List.of("true")),
                        new ProfileChange("wecom.department", List.of(), List.of("2")))
                .extracting(ProfileChange::field)
                .doesNotContain("lastName", "wecom.leaderOf", "username");
    }

    @Test
    void whatTheAccountHasIsNoChange() {
        Profile profile = Profile.of(member("张三", List.of(2L), List.of(), Set.of("leaderOf")), SETTINGS);
        AccountState account = account("张三", "", "zhang@acme.example", profile.attributes());
        assertThat(profile.changes(account, MailOutcome.UNVERIFIED).isEmpty()).isTrue();
        assertThat(profile.changes(account, MailOutcome.KEEP).isEmpty()).isTrue();
    }

    @Test
    void aDifferenceHasBeforeAndAfter() {
        Profile profile = Profile.of(member("张三", List.of(2L), List.of(), Set.of("leaderOf")), SETTINGS);
        AccountState account = account(
                "张三丰",
                "",
                "old@acme.example",
                Map.of(
                        "wecom.department", List.of("1", "2"),
                        "wecom.leaderOf", List.of("1"),
                        "wecom.badge", List.of("A-001"),
                        "wecom.userid", List.of("ZhangSan")));
        assertThat(profile.changes(account, MailOutcome.KEEP)
                        .only(Set.of(
                                "firstName",
                                "email",
                                "wecom.department",
                                "wecom.leaderOf",
                                "wecom.badge",
                                "wecom.userid")::contains)
                        .all())
                .containsExactlyInAnyOrder(
                        new ProfileChange("firstName", List.of("张三丰"), List.of("张三")),
                        new ProfileChange("wecom.department", List.of("1", "2"), List.of("2")),
                        new ProfileChange("wecom.leaderOf", List.of("1"), List.of()));
    }

    @Test
    void whatIsWithheldStays() {
        Profile profile = Profile.of(Member.onlyKnownBy("li"), SETTINGS);
        AccountState account = account(
                "李", "娜", "li@acme.example", Map.of("wecom.mobile", List.of("1"), "wecom.department", List.of("2")));
        assertThat(profile.changes(account, MailOutcome.KEEP).all())
                .extracting(ProfileChange::field)
                .containsExactlyInAnyOrder("wecom.userid", "wecom.corpid");
    }

    @ParameterizedTest
    @CsvSource({
        // name in WeCom, divided, last name of the account: last name afterwards
        "欧阳娜娜, false, 欧阳, ''",
        "欧阳娜娜, false, 李,   李",
        "欧阳娜娜, false, '',   ''",
        "欧阳娜娜, true,  '',   欧阳",
        "欧阳娜娜, true,  李,   欧阳",
        "'',       false, 欧阳, 欧阳",
        "Anna,     false, '',   ''"
    })
    void onlyTheRestOfADividedNameIsRemoved(String name, boolean divided, String known, String expected) {
        ProfileSettings settings = new ProfileSettings("wwHERE", divided, new MailTemplate(""));
        Profile profile = Profile.of(member(name, List.of(), List.of(), Set.of()), settings);
        String last = profile.changes(account("x", known, "", Map.of()), MailOutcome.KEEP).all().stream()
                .filter(change -> change.field().equals("lastName"))
                .findFirst()
                .map(change -> String.join("", change.after()))
                .orElse(known);
        assertThat(last).isEqualTo(expected);
    }

    @Test
    void keycloakWritesNewNamesItself() {
        ProfileChanges changes = new ProfileChanges(List.of(
                new ProfileChange("firstName", List.of(), List.of("张三")),
                new ProfileChange("lastName", List.of("张"), List.of()),
                new ProfileChange("wecom.name", List.of(), List.of("张三"))));
        assertThat(changes.withoutNewNames().all())
                .extracting(ProfileChange::field)
                .containsExactly("lastName", "wecom.name");
    }

    @Test
    void printsNoPerson() {
        Profile profile = Profile.of(member("张三", List.of(2L), List.of(), Set.of()), SETTINGS);
        AccountState account = account("张三", "", "zhang@acme.example", profile.attributes());
        ProfileChanges changes = profile.changes(account("", "", "", Map.of()), MailOutcome.VERIFIED);
        assertThat(profile + "" + account + changes).doesNotContain("张三", "ZhangSan", "zhang@", "139");
    }

    private static Member member(String name, List<Long> departments, List<Long> leads, Set<String> emptied) {
        return new Member(
                "ZhangSan",
                name,
                "Sam",
                "13900000001",
                "engineer",
                "zhang@acme.example",
                "zhang@home.example",
                "https://img.example/a.png",
                departments,
                leads,
                true,
                emptied,
                "{}");
    }

    private static AccountState account(String first, String last, String mail, Map<String, List<String>> attributes) {
        return new AccountState(first, last, new AccountMail(true, mail, false), attributes);
    }
}
