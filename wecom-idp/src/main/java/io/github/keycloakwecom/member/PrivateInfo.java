package io.github.keycloakwecom.member;

import io.github.keycloakwecom.api.Member;
import java.util.Optional;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Mail and mobile, which WeCom shows to younger apps only when the member agrees, inside WeCom (document/path/95833).
 * Asked once: the answer is kept with the account, whatever it was, and a member who declines logs in without.
 */
public final class PrivateInfo {

    /**
     * Attribute of the account: {@code granted} or {@code refused}. An administrator who removes it lets the member be
     * asked again.
     */
    static final String ANSWER = Profile.ATTRIBUTE_PREFIX + "privateinfo";

    private static final String GRANTED = "granted";

    private PrivateInfo() {}

    /**
     * Whether something that is wanted is known neither from WeCom nor from an earlier login, and nobody has asked yet.
     * An account that cannot keep the answer is not asked: it would be at every login.
     */
    public static boolean isWorthAsking(Member member, Optional<UserModel> account, RealmModel realm) {
        if (account.filter(user -> user.getFirstAttribute(ANSWER) != null || Federation.losesAttributes(realm, user))
                .isPresent()) {
            return false;
        }
        boolean mail = !member.mail().isEmpty()
                || account.map(AccountMail::of).filter(AccountMail::hasAddress).isPresent();
        boolean mobile = !member.mobile().isEmpty()
                || account.map(user -> user.getFirstAttribute(Profile.ATTRIBUTE_PREFIX + "mobile"))
                        .isPresent();
        return !mail || !mobile;
    }

    public static void remember(BrokeredIdentityContext identity, boolean granted) {
        identity.setUserAttribute(ANSWER, granted ? GRANTED : "refused");
    }

    /** Whether the member has agreed in this login. */
    static boolean isGranted(BrokeredIdentityContext identity) {
        return GRANTED.equals(identity.getUserAttribute(ANSWER));
    }
}
