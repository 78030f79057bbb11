package io.github.keycloakwecom.member;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Which account has an address. Keycloak stores an address once, unless the realm allows duplicates. */
final class MailOwner {

    private final KeycloakSession session;
    private final RealmModel realm;

    MailOwner(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Whether another account has the address, so that Keycloak would end the login with an error. */
    boolean isOtherThan(UserModel account, String address) {
        if (realm.isDuplicateEmailsAllowed()) {
            return false;
        }
        UserModel owner = session.users().getUserByEmail(realm, address);
        return owner != null && !owner.getId().equals(account.getId());
    }
}
