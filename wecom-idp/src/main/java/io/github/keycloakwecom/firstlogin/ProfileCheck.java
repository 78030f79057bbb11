package io.github.keycloakwecom.firstlogin;

import io.github.keycloakwecom.member.ExistingAccounts;
import io.github.keycloakwecom.page.LoginProblem;
import io.github.keycloakwecom.page.LoginRefusedException;
import java.util.stream.Collectors;
import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.UserProfile;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.userprofile.ValidationException;

/**
 * Checks whether the realm's user profile accepts the account of a new member. Keycloak's form asks the member for
 * missing or invalid values. But the member cannot enter another username, because the username is the userid. And the
 * member cannot enter values that only administrators may edit. Such a login is refused, because only an administrator
 * can help.
 */
public final class ProfileCheck {

    private final KeycloakSession session;
    private final RealmModel realm;

    public ProfileCheck(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * Must be called after Keycloak has got the identity. Checks new members only, because Keycloak makes no other
     * account.
     *
     * @throws LoginRefusedException with the attributes and the rules they break, but not their values
     */
    public void check(BrokeredIdentityContext identity) {
        SerializedBrokeredIdentityContext begun = SerializedBrokeredIdentityContext.readFromAuthenticationSession(
                identity.getAuthenticationSession(), AbstractIdpAuthenticator.BROKERED_CONTEXT_NOTE);
        boolean isFirstLogin = begun != null
                && begun.getIdentityProviderId().equals(identity.getIdpConfig().getAlias())
                && begun.getId().equals(identity.getId());
        if (isFirstLogin
                && !identity.getIdpConfig().isTransientUsers()
                && new ExistingAccounts(session, realm, identity).areNone()) {
            checkProfile(begun);
        }
    }

    private void checkProfile(SerializedBrokeredIdentityContext begun) {
        UserProfile profile = session.getProvider(UserProfileProvider.class)
                .create(UserProfileContext.IDP_REVIEW, begun.getAttributes());
        try {
            profile.validate();
        } catch (ValidationException e) {
            String forAdministrators = e.getErrors().stream()
                    .filter(error -> isForAdministratorsOnly(error.getAttribute(), profile))
                    .map(error -> error.getAttribute() + ": " + error.getMessage())
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(", "));
            if (!forAdministrators.isEmpty()) {
                throw new LoginRefusedException(LoginProblem.ACCOUNT_REFUSED, forAdministrators);
            }
        }
    }

    private static boolean isForAdministratorsOnly(String attribute, UserProfile profile) {
        return UserModel.USERNAME.equals(attribute) || profile.getAttributes().isReadOnly(attribute);
    }
}
