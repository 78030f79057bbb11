package io.github.keycloakwecom.member;

import io.github.keycloakwecom.api.Member;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.UserModel;

/**
 * What a member of WeCom becomes in Keycloak. A field that WeCom did not send is absent and changes nothing. So a login
 * with fewer rights keeps the values that a login with more rights has stored.
 *
 * @param userid as WeCom returned it; the username of a new account
 * @param firstName the given name, or the whole name; empty when WeCom withheld the name
 * @param lastName the family name; empty when the name is whole or withheld
 * @param mail the address, with its origin
 * @param attributes values of account attributes by name, for example {@code wecom.userid}; no list is empty
 * @param emptied names of attributes that WeCom sent empty
 * @param departments ids of the departments that the app may see; absent when WeCom sent no departments
 */
public record Profile(
        String userid,
        String firstName,
        String lastName,
        MailAddress mail,
        Map<String, List<String>> attributes,
        Set<String> emptied,
        Optional<Set<String>> departments) {

    /** The prefix of all attributes that this provider writes. */
    public static final String ATTRIBUTE_PREFIX = "wecom.";

    private static final String DEPARTMENT = "department";

    /** An attribute that a mapper has filled is removed from {@code emptied}. */
    public Profile {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        Set<String> filled = attributes.keySet();
        emptied = emptied.stream().filter(name -> !filled.contains(name)).collect(Collectors.toUnmodifiableSet());
        departments = departments.map(ids -> Collections.unmodifiableSet(new LinkedHashSet<>(ids)));
    }

    public static Profile of(Member member, ProfileSettings settings) {
        PersonName name =
                settings.splitsNames() ? PersonName.chineseSplit(member.name()) : PersonName.whole(member.name());
        List<String> departments = idsOf(member.departments());
        boolean knowsDepartments = !departments.isEmpty() || member.emptied().contains(DEPARTMENT);
        return new Profile(
                member.userid(),
                name.first(),
                name.last(),
                MemberMail.shown(member.userid(), member.bizMail(), member.email(), settings.mailTemplate()),
                attributes(member, settings),
                member.emptied().stream()
                        .map(field -> ATTRIBUTE_PREFIX + field)
                        .collect(Collectors.toUnmodifiableSet()),
                knowsDepartments ? Optional.of(new LinkedHashSet<>(departments)) : Optional.empty());
    }

    /**
     * The id of an identity, in lower case: WeCom ignores the case of userids, but Keycloak does not ignore the case of
     * ids.
     */
    public static String identityId(String userid) {
        return userid.toLowerCase(Locale.ROOT);
    }

    private static Map<String, List<String>> attributes(Member member, ProfileSettings settings) {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        attributes.put("userid", List.of(member.userid()));
        attributes.put("corpid", List.of(settings.corpId()));
        attributes.put("name", List.of(member.name()));
        attributes.put("alias", List.of(member.alias()));
        attributes.put("mobile", List.of(member.mobile()));
        attributes.put("position", List.of(member.position()));
        attributes.put("avatar", List.of(member.avatar()));
        attributes.put(DEPARTMENT, idsOf(member.departments()));
        attributes.put("leaderOf", idsOf(member.leaderOf()));
        Map<String, List<String>> known = new LinkedHashMap<>();
        attributes.forEach((name, values) -> {
            if (!values.isEmpty() && !values.contains("")) {
                known.put(ATTRIBUTE_PREFIX + name, values);
            }
        });
        return known;
    }

    private static List<String> idsOf(List<Long> numbers) {
        return numbers.stream().map(String::valueOf).toList();
    }

    /** Names of all attributes that this profile sets or empties. */
    public Set<String> attributeNames() {
        return Stream.concat(attributes.keySet().stream(), emptied.stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * The changes that this profile makes to an account. The username does not change, because applications may
     * identify people by it.
     *
     * @param mail the decision of {@link MemberMail} for this account
     * @return no changes when the account already has all values
     */
    public ProfileChanges changes(AccountState account, MailOutcome mail) {
        List<ProfileChange> changes = new ArrayList<>();
        nameChanges(account, changes);
        changes.addAll(account.mail().changes(this.mail, mail));
        attributes.forEach(
                (name, values) -> add(changes, name, account.attributes().getOrDefault(name, List.of()), values));
        emptied.forEach(name -> add(changes, name, account.attributes().getOrDefault(name, List.of()), List.of()));
        return new ProfileChanges(changes);
    }

    private void nameChanges(AccountState account, List<ProfileChange> changes) {
        if (firstName.isEmpty()) {
            return;
        }
        add(changes, UserModel.FIRST_NAME, valuesOf(account.firstName()), valuesOf(firstName));
        // A last name is removed only when it comes from a divided name, because 张三 张 would be wrong.
        boolean isLeftOver = lastName.isEmpty()
                && !account.lastName().isEmpty()
                && PersonName.chineseSplit(firstName).last().equals(account.lastName());
        if (isLeftOver || !lastName.isEmpty()) {
            add(changes, UserModel.LAST_NAME, valuesOf(account.lastName()), valuesOf(lastName));
        }
    }

    private static void add(List<ProfileChange> changes, String field, List<String> before, List<String> after) {
        if (!before.equals(after)) {
            changes.add(new ProfileChange(field, before, after));
        }
    }

    private static List<String> valuesOf(String value) {
        return value.isEmpty() ? List.of() : List.of(value);
    }

    /** Without personal data. */
    @Override
    public String toString() {
        return "Profile" + attributes.keySet();
    }
}
