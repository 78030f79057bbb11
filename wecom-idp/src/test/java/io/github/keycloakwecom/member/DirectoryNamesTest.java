package io.github.keycloakwecom.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.testing.Fake;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;
import org.keycloak.sessions.AuthenticationSessionModel;

class DirectoryNamesTest {

    private final Map<String, UserModel> byMail = new HashMap<>();
    private final Map<String, UserModel> byUsername = new HashMap<>();
    private final MultivaluedHashMap<String, String> settings = new MultivaluedHashMap<>();
    private final IdentityProviderModel provider = new IdentityProviderModel();
    private UserModel linked;
    private UserModel linking;
    private boolean sharedMails;

    private final UserProvider users = Fake.of(
            UserProvider.class,
            Map.of(
                    "getUserByFederatedIdentity", any -> linked,
                    "getUserByEmail", mail -> byMail.get(mail),
                    "getUserByUsername", name -> byUsername.get(name)));
    private final KeycloakSession session = Fake.of(KeycloakSession.class, Map.of("users", any -> users));
    private final RealmModel realm = Fake.of(
            RealmModel.class,
            Map.of(
                    "isDuplicateEmailsAllowed", any -> sharedMails,
                    "getComponent", id -> "ldap".equals(id) ? component() : null));

    private BrokeredIdentityContext identity;

    @BeforeEach
    void aMember() {
        settings.putSingle("editMode", "READ_ONLY");
        provider.setEnabled(true);
        provider.setAlias("wecom");
        provider.setSyncMode(IdentityProviderSyncMode.FORCE);
        identity = new BrokeredIdentityContext("li", provider);
        identity.setModelUsername("li");
        identity.setEmail("li@acme.example");
        identity.setFirstName("李");
        identity.setAuthenticationSession(Fake.of(
                AuthenticationSessionModel.class,
                Map.of(
                        "getAuthNote", any -> linking == null ? null : "linking",
                        "getAuthenticatedUser", any -> linking)));
    }

    @ParameterizedTest
    @CsvSource(value = {"READ_ONLY, Li Na", "WRITABLE, 李", "UNSYNCED, 李", "'', Li Na"})
    void theEditModeDecides(String editMode, String name) {
        settings.putSingle("editMode", editMode);
        linked = federated();
        assertThat(name()).isEqualTo(name);
    }

    @Test
    void aLocalAccountTakesTheName() {
        linked = account("id", null);
        assertThat(name()).isEqualTo("李");
    }

    @Test
    void anAccountThatIsNotImportedIsKnownByItsId() {
        linked = account("f:ldap:li", null);
        assertThat(name()).isEqualTo("Li Na");
    }

    @Test
    void nothingIsWrittenInImportMode() {
        provider.setSyncMode(IdentityProviderSyncMode.IMPORT);
        linked = federated();
        assertThat(name()).isEqualTo("李");
    }

    @Test
    void personWhoLinks_hasPriorityOverTheLinkedAccount() {
        linked = account("id", null);
        linking = federated();
        assertThat(name()).isEqualTo("Li Na");
    }

    @Test
    void mailCountsBeforeUsername() {
        byMail.put("li@acme.example", account("id", null));
        byUsername.put("li", federated());
        assertThat(name()).isEqualTo("李");
        sharedMails = true;
        assertThat(name()).isEqualTo("Li Na");
    }

    @Test
    void aNameComesBackWhenAnotherAccountIsMeant() {
        byUsername.put("li", federated());
        assertThat(name()).isEqualTo("Li Na");
        identity.setModelUsername("acme.li");
        assertThat(name()).isEqualTo("李");
    }

    @Test
    void aLastNameThatIsOnlyTheAccountsGoesWithIt() {
        byUsername.put("li", federated());
        identity.setLastName("张");
        name();
        assertThat(identity.getLastName()).isNull();
        identity.setModelUsername("acme.li");
        name();
        assertThat(identity.getLastName()).isEqualTo("张");
    }

    @Test
    void aNameThatAMapperSetSinceStays() {
        byUsername.put("li", federated());
        name();
        identity.setFirstName("娜");
        identity.setModelUsername("acme.li");
        assertThat(name()).isEqualTo("娜");
    }

    private String name() {
        DirectoryNames.keep(session, realm, identity);
        return identity.getFirstName();
    }

    private UserModel federated() {
        return account("id", "ldap");
    }

    private static UserModel account(String id, String link) {
        return Fake.of(
                UserModel.class,
                Map.of(
                        "getId", any -> id,
                        "getFederationLink", any -> link,
                        "getFirstName", any -> "Li Na",
                        "getLastName", any -> null));
    }

    private ComponentModel component() {
        ComponentModel component = new ComponentModel();
        component.setConfig(settings);
        return component;
    }
}
