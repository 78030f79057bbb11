package io.github.keycloakwecom.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import io.github.keycloakwecom.standin.control.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;

/**
 * Secrets, tokens, codes and tickets stay where they belong. {@link TestBedExtension} looks through the log after every
 * test; here is everything at once, and everything else that keeps text.
 */
@ExtendWith(TestBedExtension.class)
class SecrecyIT {

    private static final String TICKET = "user-ticket-0123456789";

    @Test
    void loginsAndFailures_leaveNoSecretInLogEventsOrPages(TestBed bed) {
        Employee employee = bed.employee("en");
        bed.wecom()
                .faults()
                .once(
                        "auth/getuserinfo",
                        Fault.body("{\"errcode\":0,\"userid\":\"zhangsan\",\"user_ticket\":\"" + TICKET + "\"}"))
                .once("user/get", Fault.errcode(60020));
        employee.openScanPage();
        employee.scanAs("zhangsan");
        employee.seesProblem("set-up");
        String page = employee.html();
        employee.message().scanAgain().click();
        employee.scanAs("zhangsan");
        employee.seesApplication();

        Set<String> secrets = new TreeSet<>(TestBedExtension.secrets(bed));
        secrets.add(TICKET);
        assertThat(secrets).as("secret, token, two codes, ticket").hasSizeGreaterThanOrEqualTo(5);
        bed.log().assertSaysNothingOf(secrets);
        String events = bed.events().stream()
                .map(event -> event.getError() + event.getDetails())
                .toList()
                .toString();
        for (String secret : secrets) {
            assertThat(events).as("events").doesNotContain(secret);
            assertThat(page).as("page").doesNotContain(secret);
        }
    }

    @Test
    void consoleAndExport_showNoSecret(TestBed bed) {
        String secret = bed.wecom().company().loginApp().secret();
        IdentityProviderRepresentation shown =
                bed.realm().identityProviders().get(TestBed.ALIAS).toRepresentation();
        assertThat(shown.getConfig().toString()).doesNotContain(secret);
        assertThat(bed.realm().partialExport(true, true).getIdentityProviders())
                .allSatisfy(
                        provider -> assertThat(provider.getConfig().toString()).doesNotContain(secret));

        // Saved as shown, the provider still has its secret.
        bed.realm().identityProviders().get(TestBed.ALIAS).update(shown);
        bed.employee("en").signInAs("zhangsan");
    }

    @Test
    void tokenEndpointOfTheBroker_hasNoToken(TestBed bed) throws IOException, InterruptedException {
        bed.changeProvider(provider -> {
            provider.setStoreToken(true);
            provider.setAddReadTokenRoleOnCreate(true);
        });
        bed.employee("en").signInAs("zhangsan");
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue("a-password-for-this-test");
        bed.realm().users().get(bed.account("zhangsan").getId()).resetPassword(password);
        ClientRepresentation reader = new ClientRepresentation();
        reader.setClientId("reader");
        reader.setPublicClient(true);
        reader.setDirectAccessGrantsEnabled(true);
        reader.setFullScopeAllowed(true);
        bed.changes().client(reader);
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        bed.keycloak().issuer("acme") + "/broker/" + TestBed.ALIAS + "/token"))
                                .header("Authorization", "Bearer " + bearer(bed))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(404);
        // Not even what the link keeps in the place of a token.
        assertThat(answer.body()).isEmpty();
    }

    private static String bearer(TestBed bed) {
        return KeycloakBuilder.builder()
                .serverUrl(bed.keycloak().url())
                .realm("acme")
                .clientId("reader")
                .username("zhangsan")
                .password("a-password-for-this-test")
                .build()
                .tokenManager()
                .getAccessTokenString();
    }
}
