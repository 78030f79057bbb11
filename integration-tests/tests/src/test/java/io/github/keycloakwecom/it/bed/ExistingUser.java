package io.github.keycloakwecom.it.bed;

import java.util.List;
import java.util.function.Consumer;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** An account from before WeCom: it has a password and no linked identity. */
public final class ExistingUser {

    public static final String PASSWORD = "a-password-for-this-test";

    private final UserResource user;

    private ExistingUser(UserResource user) {
        this.user = user;
    }

    public static ExistingUser create(TestBed bed, String username, Consumer<UserRepresentation> details) {
        UserRepresentation account = new UserRepresentation();
        account.setUsername(username);
        account.setEnabled(true);
        details.accept(account);
        UserResource user = bed.realm()
                .users()
                .get(CreatedResponseUtil.getCreatedId(bed.realm().users().create(account)));
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(PASSWORD);
        user.resetPassword(password);
        return new ExistingUser(user);
    }

    public static ExistingUser create(TestBed bed, String username) {
        return create(bed, username, account -> {});
    }

    public static ExistingUser withMail(TestBed bed, String username, String mail, boolean verified) {
        return create(bed, username, account -> {
            account.setEmail(mail);
            account.setEmailVerified(verified);
        });
    }

    public UserResource resource() {
        return user;
    }

    /** The identities that sign in with this account, as {@code alias/userid}. */
    public List<String> identities() {
        return user.getFederatedIdentity().stream()
                .map(identity -> identity.getIdentityProvider() + "/" + identity.getUserId())
                .toList();
    }

    public ExistingUser linkedTo(String alias, String userid) {
        FederatedIdentityRepresentation identity = new FederatedIdentityRepresentation();
        identity.setIdentityProvider(alias);
        identity.setUserId(userid);
        identity.setUserName(userid);
        user.addFederatedIdentity(alias, identity).close();
        return this;
    }

    /** Keycloak asks whether the account is the employee's. */
    public static void isAskedAbout(Employee employee) {
        employee.firstLogin().linkAccount().waitFor();
    }

    /** The employee says yes and logs in to the account. */
    public static void confirmsAndProves(Employee employee) {
        employee.firstLogin().linkAccount().click();
        employee.loginPage().prove(PASSWORD);
        employee.seesApplication();
    }
}
