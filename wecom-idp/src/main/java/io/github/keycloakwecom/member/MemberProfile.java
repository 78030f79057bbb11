package io.github.keycloakwecom.member;

import io.github.keycloakwecom.api.Member;
import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.validation.Validation;

/**
 * A member as a Keycloak identity: the one place that decides on username, name, mail and attributes. What WeCom did not send
 * is left alone everywhere, so that a login with fewer rights never blanks what one with more has stored.
 */
public final class MemberProfile {

    public static final String ATTRIBUTE_PREFIX = "wecom.";

    /** Key of the context data under which mappers find the member as WeCom described it, a JSON text. */
    public static final String MEMBER_JSON = "wecom.member";

    private static final String USERID_VARIABLE = "${userid}";
    private static final String CORP = "wecom.corp";
    private static final String EMPTIED = "wecom.emptied";
    private static final String MAIL_IS_MADE_UP = "wecom.mailIsMadeUp";
    private static final String COMPANY_MAIL = "wecom.companyMail";

    private MemberProfile() {}

    public static BrokeredIdentityContext of(Member member, WecomIdentityProviderConfig config) {
        String id = id(member.userid());
        BrokeredIdentityContext identity = new BrokeredIdentityContext(id, config);
        identity.setUsername(member.userid());
        identity.setModelUsername(member.userid());
        identity.setBrokerUserId(config.getAlias() + "." + id);
        if (!member.name().isEmpty()) {
            PersonName name = config.isChineseNameSplit()
                    ? PersonName.chineseSplit(member.name())
                    : PersonName.whole(member.name());
            identity.setFirstName(name.first());
            if (!name.last().isEmpty()) {
                identity.setLastName(name.last());
            }
        }
        if (Validation.isEmailValid(member.mail()) && !isFromTemplateOfAnother(member, config)) {
            identity.setEmail(member.mail());
        }
        identity.getContextData().put(CORP, config.getCorpId());
        identity.getContextData().put(COMPANY_MAIL, member.bizMail());
        identity.getContextData().put(MEMBER_JSON, member.json());
        identity.getContextData().put(EMPTIED, String.join(",", member.emptied()));
        // Keycloak keeps the identity in the session by the list's class and can read an ArrayList back, but no
        // List.of.
        attributes(member, config).forEach((name, values) -> identity.setUserAttribute(name, new ArrayList<>(values)));
        return identity;
    }

    // A private mail is typed by the member, who could take the address that the template will make for a colleague.
    private static boolean isFromTemplateOfAnother(Member member, WecomIdentityProviderConfig config) {
        String template = config.getEmailTemplate().toLowerCase(Locale.ROOT);
        String mail = member.mail().toLowerCase(Locale.ROOT);
        int variable = template.indexOf(USERID_VARIABLE);
        return variable >= 0
                && member.bizMail().isEmpty()
                && mail.startsWith(template.substring(0, variable))
                && mail.endsWith(template.substring(variable + USERID_VARIABLE.length()))
                && !mail.equals(template.replace(USERID_VARIABLE, id(member.userid())));
    }

    /** WeCom compares userids without regard to case; Keycloak compares the id of an identity with it. */
    public static String id(String userid) {
        return userid.toLowerCase(Locale.ROOT);
    }

    /** The corp that has named this member: the one of the settings at that moment. */
    static String corp(BrokeredIdentityContext identity) {
        return String.valueOf(identity.getContextData().getOrDefault(CORP, ""));
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

    /**
     * Leaves an account its mail when the one that WeCom shows belongs to another account: Keycloak allows an address once, and
     * would fail the login while it saves.
     *
     * @return whether the mail was dropped
     */
    public static boolean dropMailOfAnother(
            BrokeredIdentityContext identity, Optional<UserModel> account, KeycloakSession session, RealmModel realm) {
        if (identity.getEmail() == null || account.isEmpty() || realm.isDuplicateEmailsAllowed()) {
            return false;
        }
        UserModel owner = session.users().getUserByEmail(realm, identity.getEmail());
        boolean another = owner != null && !owner.getId().equals(account.get().getId());
        if (another) {
            identity.setEmail(null);
        }
        return another;
    }

    /**
     * Gives a member without any mail the address that the administrator's template makes. An account that has an address keeps
     * it: WeCom may have shown it at a login with more rights.
     */
    public static void completeMail(
            BrokeredIdentityContext identity, Optional<UserModel> account, WecomIdentityProviderConfig config) {
        boolean known = identity.getEmail() != null
                || account.map(UserModel::getEmail)
                        .filter(mail -> !mail.isBlank())
                        .isPresent();
        String mail = mailFromTemplate(identity, config);
        if (!known && Validation.isEmailValid(mail)) {
            identity.setEmail(mail);
            identity.getContextData().put(MAIL_IS_MADE_UP, "true");
        }
    }

    private static String mailFromTemplate(BrokeredIdentityContext identity, WecomIdentityProviderConfig config) {
        return config.getEmailTemplate().replace(USERID_VARIABLE, identity.getModelUsername());
    }

    /** Whether the address comes from a template: nobody has shown that anybody receives mail there. */
    public static boolean isMailMadeUp(BrokeredIdentityContext identity) {
        return identity.getContextData().containsKey(MAIL_IS_MADE_UP);
    }

    /**
     * Whether the identity's mail is the mailbox that the corp gives the member in WeCom. The other kind, a private address, is
     * what the member says it is.
     */
    public static boolean isCompanyMail(BrokeredIdentityContext identity) {
        return isCompanyMail(identity, identity.getEmail());
    }

    /** The same of any address, which may be null. */
    public static boolean isCompanyMail(BrokeredIdentityContext identity, String mail) {
        Object companyMail = identity.getContextData().getOrDefault(COMPANY_MAIL, "");
        return mail != null && !mail.isBlank() && mail.equalsIgnoreCase(companyMail.toString());
    }

    /**
     * Takes a mail out of the identity that the corp does not vouch for, when the account has another one: an address from the
     * template, or a private one, which a member types in WeCom and which applications may take for the person. A private one
     * still goes before one from the template.
     */
    public static void keepKnownMail(
            UserModel user, BrokeredIdentityContext identity, WecomIdentityProviderConfig config) {
        String known = user.getEmail() == null ? "" : user.getEmail();
        boolean madeUp = known.isBlank() || known.equalsIgnoreCase(mailFromTemplate(identity, config));
        if (!madeUp && !isCompanyMail(identity) && !known.equalsIgnoreCase(identity.getEmail())) {
            identity.setEmail(null);
        }
    }

    /** Writes what differs, as far as the account accepts it. */
    public static void update(UserModel user, BrokeredIdentityContext identity) {
        AccountWrites writes = new AccountWrites(user);
        identity.getAttributes().forEach((name, values) -> {
            if (name.startsWith(ATTRIBUTE_PREFIX)
                    && !values.equals(user.getAttributeStream(name).toList())) {
                writes.attempt(name, () -> user.setAttribute(name, values));
            }
        });
        for (String name : String.valueOf(identity.getContextData().getOrDefault(EMPTIED, ""))
                .split(",")) {
            if (!name.isEmpty() && user.getFirstAttribute(ATTRIBUTE_PREFIX + name) != null) {
                writes.attempt(ATTRIBUTE_PREFIX + name, () -> user.removeAttribute(ATTRIBUTE_PREFIX + name));
            }
        }
        String whole = identity.getLastName() == null ? identity.getFirstName() : null;
        if (whole != null && PersonName.chineseSplit(whole).last().equals(user.getLastName())) {
            // Left over from a divided name; together they would read 张三 张. Any other last name is
            // somebody else's work.
            writes.attempt(UserModel.LAST_NAME, () -> user.setLastName(null));
        }
        writes.report(identity.getIdpConfig().getAlias());
    }
}
