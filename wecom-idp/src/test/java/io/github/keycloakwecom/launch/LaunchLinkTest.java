package io.github.keycloakwecom.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.testing.TestClient;
import io.github.keycloakwecom.testing.TestRealm;
import io.github.keycloakwecom.testing.TestSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;

class LaunchLinkTest {

    private static final String NAME = "saml_idp_initiated_sso_url_name";

    private final TestRealm realm = new TestRealm()
            .with(TestClient.of("gitlab"))
            .with(TestClient.of("https://wiki.example/saml").saml().attribute(NAME, "wiki"))
            .with(TestClient.of("https://mail.example").saml())
            .with(TestClient.of("https://clash.example").saml().attribute(NAME, "gitlab"))
            .with(TestClient.of("was-saml").attribute(NAME, "old"));
    private final KeycloakSession session = new TestSession(realm).session();

    @ParameterizedTest
    @CsvSource({
        // client id, last segment of the link
        "gitlab,                    gitlab",
        "https://wiki.example/saml, wiki",
        "https://mail.example,      https:%2F%2Fmail.example",
        "https://clash.example,     https:%2F%2Fclash.example",
        "was-saml,                  was-saml"
    })
    void link_namesTheApplicationAndLeadsBackToIt(String clientId, String segment) {
        ClientModel client = realm.client(clientId);
        assertThat(LaunchLink.application(session, "wecom", client))
                .hasToString("https://sso.example/realms/acme/wecom/wecom/launch/" + segment);
        String decoded = segment.replace("%2F", "/");
        assertThat(LaunchLink.client(session, decoded)).containsSame(client);
    }

    @ParameterizedTest
    @CsvSource({"unknown", "old", "''", "' '", "GITLAB"})
    void nameOfNoApplication_isNone(String name) {
        assertThat(LaunchLink.client(session, name)).isEmpty();
    }

    @Test
    void alias_isEncoded() {
        assertThat(LaunchLink.portal(session, "a/../b?c"))
                .hasToString("https://sso.example/realms/acme/wecom/a%2F..%2Fb%3Fc/portal");
        assertThat(LaunchLink.application(session, "a/b", realm.client("gitlab")))
                .hasToString("https://sso.example/realms/acme/wecom/a%2Fb/launch/gitlab");
    }
}
