package io.github.keycloakwecom.member;

import io.github.keycloakwecom.api.Member;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.broker.provider.BrokeredIdentityContext;

/**
 * A typed view of the context data that an identity has about a member. Only this class uses the keys. The keys and the
 * formats of the values never change, because logins that began before an update have stored them. All values are
 * strings, because Keycloak can restore only few classes (SerializedBrokeredIdentityContext).
 */
final class MemberContext {

    private static final String DESCRIPTION = "wecom.member";
    private static final String CORP = "wecom.corp";
    private static final String EMPTIED = "wecom.emptied";
    private static final String MAIL_IS_MADE_UP = "wecom.mailIsMadeUp";
    private static final String COMPANY_MAIL = "wecom.companyMail";

    private static final String USERID = Profile.ATTRIBUTE_PREFIX + "userid";

    private final BrokeredIdentityContext identity;

    MemberContext(BrokeredIdentityContext identity) {
        this.identity = identity;
    }

    void write(Member member, String corpId) {
        put(CORP, corpId);
        put(COMPANY_MAIL, member.bizMail());
        put(DESCRIPTION, member.json());
        put(EMPTIED, String.join(",", member.emptied()));
    }

    private void put(String key, String value) {
        identity.getContextData().put(key, value);
    }

    /** The CorpID of the settings when WeCom identified the member; empty when an older version began the login. */
    String corp() {
        return contextData(CORP).orElse("");
    }

    /** The member as WeCom returned it. */
    MemberJson json() {
        return contextData(DESCRIPTION).map(MemberJson::parse).orElseGet(MemberJson::unknown);
    }

    /** Whether an address is the mailbox of the company, and not one that the member has typed. */
    boolean isCompanyMail(String address) {
        return !address.isBlank()
                && address.equalsIgnoreCase(contextData(COMPANY_MAIL).orElse(""));
    }

    /** The address that the identity has now, which a form or a mapper may have changed. */
    MailAddress mail() {
        String address = identity.getEmail();
        if (address == null || address.isBlank()) {
            return MailAddress.NONE;
        }
        if (isCompanyMail(address)) {
            return new MailAddress(address, MailOrigin.COMPANY);
        }
        boolean isMadeUp = identity.getContextData().containsKey(MAIL_IS_MADE_UP);
        return new MailAddress(address, isMadeUp ? MailOrigin.TEMPLATE : MailOrigin.PRIVATE);
    }

    void write(MailAddress mail) {
        identity.setEmail(mail.isPresent() ? mail.value() : null);
        if (mail.is(MailOrigin.TEMPLATE)) {
            put(MAIL_IS_MADE_UP, "true");
        } else {
            identity.getContextData().remove(MAIL_IS_MADE_UP);
        }
    }

    /** The profile that the identity holds now, with what mappers and forms have changed. */
    Profile profile() {
        Map<String, List<String>> attributes = new LinkedHashMap<>(identity.getAttributes());
        attributes.keySet().removeIf(name -> !name.startsWith(Profile.ATTRIBUTE_PREFIX));
        return new Profile(
                userid(),
                orEmpty(identity.getFirstName()),
                orEmpty(identity.getLastName()),
                mail(),
                attributes,
                emptied(),
                json().departments());
    }

    /** As WeCom returned it, because the username of an identity is in lower case. */
    String userid() {
        return Optional.ofNullable(identity.getUserAttribute(USERID)).orElseGet(() -> identity.getUsername());
    }

    private Set<String> emptied() {
        return Arrays.stream(contextData(EMPTIED).orElse("").split(","))
                .filter(name -> !name.isEmpty())
                .map(name -> Profile.ATTRIBUTE_PREFIX + name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<String> contextData(String key) {
        return identity.getContextData().get(key) instanceof String value ? Optional.of(value) : Optional.empty();
    }

    private static String orEmpty(String name) {
        return name == null ? "" : name;
    }
}
