package io.github.keycloakwecom.member;

import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.github.keycloakwecom.config.WecomProviders;
import io.github.keycloakwecom.page.LoginProblem;
import io.github.keycloakwecom.page.LoginRefusedException;
import java.util.Optional;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The corp of the member that an account is linked to. Keycloak links an account to alias and userid. When an
 * administrator gives a provider another CorpID, the same userid is another person.
 *
 * <p>The link keeps the corp, in the field that Keycloak has for a token of the person, because WeCom has no such
 * token. So each link has its own corp, which is removed with the link. No person and no user profile can change it,
 * and accounts of a read-only directory can have it. Keycloak does not show it, because the identity provider answers
 * every request for a token with 404.
 */
public final class CorpOfAccount {

    /** The corp of the last login, through any provider. */
    static final String ATTRIBUTE = Profile.ATTRIBUTE_PREFIX + "corpid";

    private static final String MARK = "corpid=";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final WecomIdentityProviderConfig config;

    public CorpOfAccount(KeycloakSession session, RealmModel realm, WecomIdentityProviderConfig config) {
        this.session = session;
        this.realm = realm;
        this.config = config;
    }

    /** @throws LoginRefusedException when the linked account belongs to a member of another corp */
    public void check(Optional<UserModel> account) {
        account.filter(this::isOther).ifPresent(user -> {
            throw new LoginRefusedException(LoginProblem.ACCOUNT_OF_OTHER_CORP, user);
        });
    }

    /**
     * Whether the account belongs to a member of another corp. A link without a corp is older, or comes from an export.
     * Then the attribute decides, unless another provider may have written it.
     */
    public boolean isOther(UserModel account) {
        Optional<String> ofLink = link(account).flatMap(CorpOfAccount::corp);
        String corp = ofLink.orElseGet(() -> account.getFirstAttribute(ATTRIBUTE));
        return corp != null
                && !corp.isBlank()
                && !corp.equalsIgnoreCase(config.getCorpId())
                && (ofLink.isPresent() || !hasOtherCorps(account));
    }

    /** Stores the corp of a member who has just signed in or linked the account. */
    public void remember(UserModel account, BrokeredIdentityContext identity) {
        String token = MARK + new MemberContext(identity).corp();
        link(account)
                .filter(link -> !token.equals(link.getToken()))
                // A new object, because Keycloak's cache may share the old one, and this login may still fail.
                .map(link -> new FederatedIdentityModel(
                        link.getIdentityProvider(), link.getUserId(), link.getUserName(), token))
                .ifPresent(link -> session.users().updateFederatedIdentity(realm, account, link));
    }

    private static Optional<String> corp(FederatedIdentityModel link) {
        return Optional.ofNullable(link.getToken())
                .filter(token -> token.startsWith(MARK))
                .map(token -> token.substring(MARK.length()));
    }

    private Optional<FederatedIdentityModel> link(UserModel account) {
        return Optional.ofNullable(session.users().getFederatedIdentity(realm, account, config.getAlias()));
    }

    private boolean hasOtherCorps(UserModel account) {
        return session.users()
                .getFederatedIdentitiesStream(realm, account)
                .map(FederatedIdentityModel::getIdentityProvider)
                .filter(alias -> !alias.equals(config.getAlias()))
                .anyMatch(alias -> WecomProviders.named(session, alias).isPresent());
    }
}
