package io.github.keycloakwecom.broker;

import io.github.keycloakwecom.api.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.UserModel;

/**
 * A member as a Keycloak identity: the one place that decides on username, name, mail and attributes. What WeCom did not send
 * is left alone everywhere, so that a login with fewer rights never blanks what one with more has stored.
 */
final class MemberProfile {

    static final String ATTRIBUTE_PREFIX = "wecom.";

    private MemberProfile() {}

    static BrokeredIdentityContext of(Member member, WecomIdentityProviderConfig config) {
        // WeCom compares userids without regard to case; Keycloak compares the id of an identity with it.
        String id = member.userid().toLowerCase(Locale.ROOT);
        BrokeredIdentityContext identity = new BrokeredIdentityContext(id, config);
        identity.setUsername(member.userid());
        identity.setModelUsername(member.userid());
        identity.setBrokerUserId(config.getAlias() + "." + id);
        if (!member.name().isEmpty()) {
            // The whole name in one field: applications join first and last name with a blank, in the western order.
            identity.setFirstName(member.name());
        }
        String mail = member.bizMail().isEmpty() ? member.email() : member.bizMail();
        if (!mail.isEmpty()) {
            identity.setEmail(mail);
        }
        // Keycloak keeps the identity in the session by the list's class and can read an ArrayList back, but no
        // List.of.
        attributes(member, config).forEach((name, values) -> identity.setUserAttribute(name, new ArrayList<>(values)));
        return identity;
    }

    private static Map<String, List<String>> attributes(Member member, WecomIdentityProviderConfig config) {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        put(attributes, "userid", List.of(member.userid()));
        put(attributes, "corpid", List.of(config.getCorpId()));
        put(attributes, "name", List.of(member.name()));
        put(attributes, "alias", List.of(member.alias()));
        put(attributes, "mobile", List.of(member.mobile()));
        put(attributes, "position", List.of(member.position()));
        put(attributes, "avatar", List.of(member.avatar()));
        put(attributes, "department", ids(member.departments()));
        put(attributes, "leaderOf", ids(member.leaderOf()));
        return attributes;
    }

    private static void put(Map<String, List<String>> attributes, String name, List<String> values) {
        if (!values.isEmpty() && !values.contains("")) {
            attributes.put(ATTRIBUTE_PREFIX + name, values);
        }
    }

    private static List<String> ids(List<Long> numbers) {
        return numbers.stream().map(String::valueOf).toList();
    }

    /** Writes the attributes that differ. */
    static void update(UserModel user, BrokeredIdentityContext identity) {
        identity.getAttributes().forEach((name, values) -> {
            if (name.startsWith(ATTRIBUTE_PREFIX)
                    && !values.equals(user.getAttributeStream(name).toList())) {
                user.setAttribute(name, values);
            }
        });
    }
}
