package io.github.keycloakwecom.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.testing.TestClient;
import io.github.keycloakwecom.testing.TestPerson;
import io.github.keycloakwecom.testing.TestRealm;
import io.github.keycloakwecom.testing.TestSession;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.ClientModel;
import org.keycloak.models.IdentityProviderModel;

/** The table of docs/access.md, "Who may use an application". */
class ClientAccessTest {

    @ParameterizedTest
    @CsvSource({
        // provider of the session, application: whether it is closed
        "'',     gitlab,          false",
        "wecom,  wiki,            false",
        "wecom,  gitlab,          true",
        "wecom,  wecom-portal,    false",
        "wecom,  account,         false",
        "wecom,  account-console, false",
        "off,    gitlab,          true",
        "github, gitlab,          false",
        "gone,   gitlab,          false"
    })
    void companyThatIsNotForTheApplication_closesIt(String alias, String client, boolean closed) {
        assertThat(refusal(TestClient.of(client).make(), TestPerson.of("li"), alias))
                .isEqualTo(closed ? Optional.of(ClientAccess.Denial.OTHER_CORP) : Optional.empty());
    }

    /** "A client without that role is open to everybody in the realm, as ever." */
    @ParameterizedTest
    @CsvSource({
        // the client has a role of this name, the person has it: whether the application is closed
        "restricted-access, true,  false",
        "restricted-access, false, true",
        "restricted_access, false, false",
        "RESTRICTED-ACCESS, false, false",
        "'',                false, false"
    })
    void roleOfTheClient_isAskedFor(String role, boolean hasIt, boolean closed) {
        ClientModel client = TestClient.of("wiki").role(role).make();
        TestPerson person = TestPerson.of("li");
        if (hasIt) {
            person.has(client.getRole(role));
        }
        assertThat(refusal(client, person, "wecom"))
                .isEqualTo(closed ? Optional.of(ClientAccess.Denial.ROLE_MISSING) : Optional.empty());
    }

    @Test
    void roleOfAnotherClient_opensNothing() {
        ClientModel gitlab = TestClient.of("gitlab").role(ClientAccess.ROLE).make();
        ClientModel wiki = TestClient.of("wiki").role(ClientAccess.ROLE).make();
        assertThat(refusal(wiki, TestPerson.of("li").has(gitlab.getRole(ClientAccess.ROLE)), "wecom"))
                .contains(ClientAccess.Denial.ROLE_MISSING);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // wecom.needs.mail, mail of the account: whether the application is closed
                "true,  li@acme.example, false",
                "true,  -,               true",
                "true,  '',              true",
                "true,  ' ',             true",
                "TRUE,  -,               true",
                "false, -,               false",
                "yes,   -,               false",
                "-,     -,               false"
            })
    void applicationThatNeedsMail_isClosedWithout(String needsMail, String mail, boolean closed) {
        ClientModel client =
                TestClient.of("wiki").attribute("wecom.needs.mail", needsMail).make();
        assertThat(refusal(client, TestPerson.of("li").mail(mail), "wecom"))
                .isEqualTo(closed ? Optional.of(ClientAccess.Denial.MAIL_MISSING) : Optional.empty());
    }

    /** A page that offers consent does not help a person who has no access for another reason. */
    @ParameterizedTest
    @CsvSource({
        // provider of the session, the person has the role: denial
        "wecom, false, OTHER_CORP",
        "wecom, true,  OTHER_CORP",
        "'',    false, ROLE_MISSING",
        "'',    true,  MAIL_MISSING"
    })
    void severalReasons_theOneThatThePersonCannotChangeIsFirst(
            String alias, boolean hasRole, ClientAccess.Denial expected) {
        ClientModel client = TestClient.of("gitlab")
                .role(ClientAccess.ROLE)
                .attribute(ClientAccess.NEEDS_MAIL, "true")
                .make();
        TestPerson person = TestPerson.of("li");
        if (hasRole) {
            person.has(client.getRole(ClientAccess.ROLE));
        }
        assertThat(refusal(client, person, alias)).contains(expected);
    }

    private static Optional<ClientAccess.Denial> refusal(ClientModel client, TestPerson person, String alias) {
        IdentityProviderModel off = TestRealm.wecom("off", "wiki");
        off.setEnabled(false);
        IdentityProviderModel github = TestRealm.wecom("github", "wiki");
        github.setProviderId("github");
        TestRealm realm =
                new TestRealm().with(TestRealm.wecom("wecom", "wiki")).with(off).with(github);
        return new ClientAccess(new TestSession(realm).session())
                .denial(client, person.make(), Optional.of(alias).filter(name -> !name.isEmpty()));
    }
}
