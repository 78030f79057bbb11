package io.github.keycloakwecom.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.testing.TestClient;
import io.github.keycloakwecom.testing.TestRealm;
import io.github.keycloakwecom.testing.TestSession;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * docs/access.md: "A launch link leads to the address in the client's settings and to no other: the client attribute
 * {@code wecom.launch.url}, else the address where Keycloak begins the login for a SAML client, else the Home URL."
 */
class LaunchAddressTest {

    private static final String SAML = "https://sso.example/realms/acme/protocol/saml/clients/";

    private final LaunchAddress addresses = new LaunchAddress(new TestSession(new TestRealm()).session());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // wecom.launch.url  | Home URL              | leads to
                "https://git.example/all | -                     | https://git.example/all",
                "https://git.example/all | https://git.example   | https://git.example/all",
                "-                       | https://git.example   | https://git.example",
                "'  '                    | https://git.example   | https://git.example",
                "' https://git.example ' | -                     | https://git.example",
                "HTTP://git.example      | -                     | HTTP://git.example",
                "-                       | https://git.example#x | https://git.example#x",
                "-                       | '  '                  | -",
                "-                       | -                     | -"
            })
    void address_isTheFirstOfTheClientsSettings(String launchUrl, String home, String expected) {
        TestClient client = TestClient.of("gitlab").home(home);
        if (launchUrl != null) {
            client.attribute("wecom.launch.url", launchUrl);
        }
        assertThat(addresses.find(client.make(), "wecom"))
                .isEqualTo(Optional.ofNullable(expected).map(URI::create));
    }

    /** "Only {@code http} and {@code https} count." */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "javascript://git.example/%0aalert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "file://git.example/x",
                "ftp://git.example",
                "wxwork://git.example",
                "//git.example",
                "/groups",
                "git.example",
                "https:git.example",
                "https:///groups",
                "https://git example",
                "https://${host}/"
            })
    void addressThatIsNoWebAddress_isNone(String address) {
        assertThat(addresses.find(
                        TestClient.of("gitlab")
                                .attribute("wecom.launch.url", address)
                                .make(),
                        "wecom"))
                .isEmpty();
        assertThat(addresses.find(
                        TestClient.of("gitlab")
                                .attribute("wecom.launch.url", address)
                                .home("https://git.example")
                                .make(),
                        "wecom"))
                .as("the Home URL is next")
                .contains(URI.create("https://git.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "file://git.example/x", "https://git example"})
    void homeUrlThatIsNoWebAddress_isNone(String home) {
        assertThat(addresses.find(TestClient.of("gitlab").home(home).make(), "wecom"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // Root URL         | Home URL | leads to
                "https://git.example | /start  | https://git.example/start",
                "https://git.example | https://wiki.example/start | https://wiki.example/start",
                "${authBaseUrl}      | /start  | https://sso.example/start",
                "-                   | /start  | https://sso.example/start",
                "javascript:x        | /start  | -"
            })
    void relativeHomeUrl_beginsAtTheRootUrl(String root, String home, String expected) {
        assertThat(addresses.find(TestClient.of("gitlab").root(root).home(home).make(), "wecom"))
                .isEqualTo(Optional.ofNullable(expected).map(URI::create));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // alias | IdP-initiated name | wecom.launch.url     | leads to
                "wecom   | wiki               | -                    | " + SAML + "wiki?kc_idp_hint=wecom",
                "企业    | wi/ki              | -                    | " + SAML
                        + "wi%2Fki?kc_idp_hint=%E4%BC%81%E4%B8%9A",
                "a&b=c   | wiki               | -                    | " + SAML + "wiki?kc_idp_hint=a%26b%3Dc",
                "wecom   | wiki               | https://wiki.example | https://wiki.example",
                "wecom   | ' '                | -                    | https://home.example"
            })
    void samlClient_beginsWhereKeycloakBeginsTheLogin(String alias, String name, String launchUrl, String expected) {
        TestClient client = TestClient.of("https://wiki.example")
                .saml()
                .home("https://home.example")
                .attribute("saml_idp_initiated_sso_url_name", name);
        if (launchUrl != null) {
            client.attribute("wecom.launch.url", launchUrl);
        }
        assertThat(addresses.find(client.make(), alias)).contains(URI.create(expected));
    }

    /** The console keeps the attribute when a client changes its protocol. */
    @Test
    void clientThatWasSamlBefore_beginsAtItsHomeUrl() {
        assertThat(addresses.find(
                        TestClient.of("wiki")
                                .home("https://wiki.example")
                                .attribute("saml_idp_initiated_sso_url_name", "wiki")
                                .make(),
                        "wecom"))
                .contains(URI.create("https://wiki.example"));
    }

    /** "No address, or one that leads back to a launch link." */
    @ParameterizedTest
    @CsvSource({
        "https://sso.example/realms/acme/wecom/wecom/launch/gitlab,       false",
        "https://sso.example/realms/other/wecom/gov/launch/gitlab,        false",
        "https://sso.example/realms/acme/wecom/wecom/%6Caunch/gitlab,     false",
        "https://sso.example:8443/realms/acme/wecom/wecom/launch/gitlab,  false",
        "https://other.example/realms/acme/wecom/wecom/launch/gitlab,     true",
        "https://sso.example/realms/acme/wecom/wecom/portal,              true",
        "https://sso.example/launch/gitlab,                               true",
        "https://sso.example/realms/acme/account,                         true"
    })
    void addressThatIsALaunchLinkOfThisServer_isNone(String address, boolean leadsThere) {
        Optional<URI> expected = Optional.of(URI.create(address)).filter(any -> leadsThere);
        assertThat(addresses.find(TestClient.of("gitlab").home(address).make(), "wecom"))
                .isEqualTo(expected);
        assertThat(addresses.find(
                        TestClient.of("gitlab")
                                .attribute("wecom.launch.url", address)
                                .make(),
                        "wecom"))
                .isEqualTo(expected);
    }
}
