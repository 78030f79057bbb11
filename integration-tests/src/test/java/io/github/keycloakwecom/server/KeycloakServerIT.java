package io.github.keycloakwecom.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.representations.userprofile.config.UPConfig;

class KeycloakServerIT {

    private static PreparedKeycloak prepared;
    private static KeycloakServer keycloak;

    @BeforeAll
    static void start() {
        prepared = PreparedKeycloak.ofThisBuild();
        keycloak = prepared.server("launcher").start();
    }

    @AfterAll
    static void stop() {
        keycloak.close();
    }

    @Test
    void serverHasTheProductInIt() {
        assertThat(keycloak.admin().serverInfo().getInfo().getIdentityProviders())
                .anySatisfy(provider -> assertThat(provider).containsEntry("id", "wecom"));
        assertThat(keycloak.admin().serverInfo().getInfo().getThemes().get("login"))
                .anySatisfy(theme -> assertThat(theme.getName()).isEqualTo("wecom"));
    }

    @Test
    void metricsAreOn() throws IOException, InterruptedException {
        assertThat(get(keycloak.managementUrl() + "/metrics").statusCode()).isEqualTo(200);
    }

    @Test
    void realmIsAcceptedWholeByKeycloak() {
        RealmResource realm = RealmSettings.acme().named("whole").create(keycloak.admin());

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
    void errorsOfBrokeredLoginsAreKept() {
        RealmResource realm = RealmSettings.acme().named("events").create(keycloak.admin());
        assertThat(realm.getRealmEventsConfig().getEnabledEventTypes())
                .contains(
                        "LOGIN", "LOGIN_ERROR", "IDENTITY_PROVIDER_LOGIN_ERROR", "IDENTITY_PROVIDER_FIRST_LOGIN_ERROR");
    }

    @Test
    void personWithTwoLettersAndNothingElseIsComplete() {
        RealmResource realm = RealmSettings.acme().named("people").create(keycloak.admin());
        UserRepresentation li = new UserRepresentation();
        li.setUsername("li");
        li.setEnabled(true);
        li.setAttributes(Map.of("wecom.userid", List.of("li"), "wecom.department", List.of("2", "3")));
        assertThat(realm.users().create(li).getStatus()).isEqualTo(201);

        UserRepresentation made = realm.users().searchByUsername("li", true).get(0);
        assertThat(made.getAttributes()).containsEntry("wecom.department", List.of("2", "3"));
    }

    @Test
    void secondServerKnowsNothingOfTheFirst() {
        RealmSettings.acme().named("first-only").create(keycloak.admin());
        ProcessHandle process;
        try (KeycloakServer second = prepared.server("second").start()) {
            process = ProcessHandle.of(second.pid()).orElseThrow();
            assertThat(second.admin().realms().findAll())
                    .extracting(RealmRepresentation::getRealm)
                    .containsExactly("master");
            assertThat(process.descendants()).isNotEmpty();
        }
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void wrongOptionFailsAtOnceAndSaysWhy() {
        KeycloakLaunch launch = prepared.server("wrong").option("no-such-option", "1");
        assertThatThrownBy(launch::start).hasStackTraceContaining("no-such-option");
    }

    @Test
    void preparedOneIsReused() throws IOException {
        Object before = Files.getAttribute(prepared.home(), "creationTime");
        PreparedKeycloak again = PreparedKeycloak.ofThisBuild();
        assertThat(again.home()).isEqualTo(prepared.home());
        assertThat(Files.getAttribute(again.home(), "creationTime")).isEqualTo(before);
    }

    private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
