package io.github.keycloakwecom.it.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.TestBed;
import java.util.List;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/** The page of the applications in the shared realm, and what tests need around it. */
record Portal(TestBed bed) {

    String address() {
        return bed.keycloak().issuer("acme") + "/wecom/" + TestBed.ALIAS + "/portal";
    }

    Employee open(Employee person) {
        person.goTo(address());
        return person;
    }

    /** @param home the Home URL; empty for an application that has no tile */
    void addApplication(String clientId, String name, String home) {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId(clientId);
        client.setName(name);
        client.setBaseUrl(home);
        bed.changes().client(client);
    }

    /** The page fits its window, has no error of a script and no barrier for people with disabilities. */
    static void assertIsReadable(Employee person) {
        assertThat(person.fitsItsWindow()).isEqualTo(true);
        assertThat(person.complaints("error")).isEmpty();
        assertThat(person.barriers()).isEmpty();
    }

    /** Gives a person the role that shows links and QR codes. */
    static void letSeeClients(RealmResource realm, String user) {
        String management =
                realm.clients().findByClientId("realm-management").get(0).getId();
        RoleRepresentation viewClients =
                realm.clients().get(management).roles().get("view-clients").toRepresentation();
        realm.users().get(user).roles().clientLevel(management).add(List.of(viewClients));
    }
}
