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
 * Whether the realm's user profile accepts the account that a new member would get. What it misses and the member can fill in is
 * left to Keycloak's form. But that form would also ask for another username, which is the userid and not the member's to
 * choose, and for values that only administrators may enter, which it shows and cannot take: those are the administrator's.
 */
public final class ProfileCheck {

    private final KeycloakSession session;
    private final RealmModel realm;

    public ProfileCheck(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * To be asked once Keycloak knows the identity. Known members and members who link an account go through, and so does
     * somebody whose account exists, because no account is made then.
     *
     * @throws LoginRefusedException with the attributes and what is wrong with them, but not their values
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
            String beyondTheMember = e.getErrors().stream()
                    .filter(error -> isBeyondTheMember(error.getAttribute(), profile))
                    .map(error -> error.getAttribute() + ": " + error.getMessage())
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(", "));
            if (!beyondTheMember.isEmpty()) {
                throw new LoginRefusedException(LoginProblem.ACCOUNT_REFUSED, beyondTheMember);
            }
        }
    }

    private static boolean isBeyondTheMember(String attribute, UserProfile profile) {
        return UserModel.USERNAME.equals(attribute) || profile.getAttributes().isReadOnly(attribute);
    }
}
