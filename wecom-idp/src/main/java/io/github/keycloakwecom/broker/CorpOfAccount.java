package io.github.keycloakwecom.broker;

import java.util.Optional;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * To which corp an account belongs. Keycloak links it to alias and userid; when an administrator gives a provider another CorpID, the
 * same userid is another person. A person of two corps has the attribute of the last login, which is no sign of that.
 */
final class CorpOfAccount {

    static final String ATTRIBUTE = MemberProfile.ATTRIBUTE_PREFIX + "corpid";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final WecomIdentityProviderConfig config;

    CorpOfAccount(KeycloakSession session, RealmModel realm, WecomIdentityProviderConfig config) {
        this.session = session;
        this.realm = realm;
        this.config = config;
    }

    /** @throws LoginRefusedException when the account that this member is linked to is one of another corp */
    void check(Optional<UserModel> account) {
        account.filter(this::isOther).ifPresent(user -> {
            throw new LoginRefusedException(LoginProblem.ACCOUNT_OF_OTHER_CORP, user);
        });
    }

    boolean isOther(UserModel account) {
        String corp = account.getFirstAttribute(ATTRIBUTE);
        return corp != null
                && !corp.isBlank()
                && !corp.equalsIgnoreCase(config.getCorpId())
                && !isLinkedTo(corp, account);
    }

    private boolean isLinkedTo(String corp, UserModel account) {
        return session.users()
                .getFederatedIdentitiesStream(realm, account)
                .map(FederatedIdentityModel::getIdentityProvider)
                .filter(alias -> !alias.equals(config.getAlias()))
                .flatMap(alias -> WecomProviders.named(session, alias).stream())
                .anyMatch(provider -> corp.equalsIgnoreCase(provider.getCorpId()));
    }
}
