package io.github.keycloakwecom.member;

import java.util.Locale;
import org.keycloak.broker.provider.BrokeredIdentityContext;

/**
 * Whether a member who was asked inside WeCom has agreed to show mail and mobile
 * (developer.work.weixin.qq.com/document/path/95833). The account keeps the decision, so that the member is asked once.
 */
public enum ConsentDecision {
    GRANTED,
    REFUSED;

    /** The account's attribute. When an administrator removes it, the next login asks the member. */
    public static final String ATTRIBUTE = Profile.ATTRIBUTE_PREFIX + "privateinfo";

    public void remember(BrokeredIdentityContext identity) {
        identity.setUserAttribute(ATTRIBUTE, name().toLowerCase(Locale.ROOT));
    }

    /** Whether the member has agreed in this login. */
    static boolean isGranted(BrokeredIdentityContext identity) {
        return GRANTED.name().toLowerCase(Locale.ROOT).equals(identity.getUserAttribute(ATTRIBUTE));
    }
}
