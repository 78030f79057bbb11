package io.github.keycloakwecom.it.bed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.server.Ports;
import io.github.keycloakwecom.server.RealmSettings;
import io.github.keycloakwecom.server.RunningKeycloak;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.representations.userprofile.config.UPConfig;

/** What the other tests stand on: the realm as it is shipped, and a server that shares nothing with another one. */
@ExtendWith(TestBedExtension.class)
class ServerIT {

    private final List<RealmResource> realms = new ArrayList<>();

    @AfterEach
    void removeRealms() {
        realms.forEach(RealmResource::remove);
    }

    private RealmResource create(TestBed bed, String name) {
        RealmResource realm =
                RealmSettings.acme().named(name).create(bed.keycloak().admin());
        realms.add(realm);
        return realm;
    }

    @Test
    void metricsAreOn(TestBed bed) throws IOException, InterruptedException {
        assertThat(get(bed.keycloak().managementUrl() + "/metrics").statusCode())
                .isEqualTo(200);
    }

    @Test
    void theRealmIsAcceptedWholeByKeycloak(TestBed bed) {
        RealmResource realm = create(bed, "whole");

        UPConfig profile = realm.users().userProfile().getConfiguration();
        assertThat(profile.getAttribute("wecom.department").isMultivalued()).isTrue();
        // What the console does on save: Keycloak validates all of it again, dots in names included.
        realm.users().userProfile().update(profile);

        RealmRepresentation made = realm.toRepresentation();
        assertThat(made.getSupportedLocales()).containsExactlyInAnyOrder("en", "zh-CN", "zh-TW");
        assertThat(made.getLoginTheme()).isEqualTo("wecom");
        assertThat(made.isEventsEnabled()).isTrue();
        assertThat(realm.identityProviders().get("wecom").toRepresentation().getFirstBrokerLoginFlowAlias())
                .isEqualTo("first broker login");
        assertThat(realm.clients().findByClientId("sample-app").get(0).getProtocolMappers())
                .anySatisfy(mapper -> assertThat(mapper.getConfig()).containsEntry("claim.name", "wecom_userid"))
                .anySatisfy(mapper -> assertThat(mapper.getConfig()).containsEntry("full.path", "false"));
    }

    @Test
    void errorsOfBrokeredLoginsAreKept(TestBed bed) {
        RealmResource realm = create(bed, "events");
        assertThat(realm.getRealmEventsConfig().getEnabledEventTypes())
                .contains(
                        "LOGIN", "LOGIN_ERROR", "IDENTITY_PROVIDER_LOGIN_ERROR", "IDENTITY_PROVIDER_FIRST_LOGIN_ERROR");
    }

    @Test
    void aPersonWithTwoLettersAndNothingElseIsComplete(TestBed bed) {
        RealmResource realm = create(bed, "people");
        UserRepresentation li = new UserRepresentation();
        li.setUsername("li");
        li.setEnabled(true);
        li.setAttributes(Map.of("wecom.userid", List.of("li"), "wecom.department", List.of("2", "3")));
        assertThat(realm.users().create(li).getStatus()).isEqualTo(201);

        UserRepresentation made = realm.users().searchByUsername("li", true).get(0);
        assertThat(made.getAttributes()).containsEntry("wecom.department", List.of("2", "3"));
    }

    @Test
    void aSecondServerKnowsNothingOfTheFirst(TestBed bed) {
        int port;
        try (RunningKeycloak second = bed.runtime().start("second", Map.of())) {
            port = second.port();
            assertThat(second.admin().realms().findAll())
                    .extracting(RealmRepresentation::getRealm)
                    .containsExactly("master");
            assertThat(Ports.isTaken(port)).isTrue();
        }
        assertThat(Ports.isTaken(port)).as("a process still listens").isFalse();
    }

    private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
