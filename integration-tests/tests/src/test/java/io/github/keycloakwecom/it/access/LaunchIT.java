package io.github.keycloakwecom.it.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.RealmChanges;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.ClientRepresentation;

/** The link for a tile of WeCom's workbench: to the application's own address, or a page that says why not. */
@ExtendWith(TestBedExtension.class)
class LaunchIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private RealmChanges changes;

    @BeforeEach
    void begin(TestBed bed) {
        changes = bed.changes();
    }

    private static HttpResponse<String> open(String link) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String location(HttpResponse<String> answer) {
        String address = answer.headers().firstValue("Location").orElse("");
        // A fragment of its own keeps the browser from taking along that of the page before, such as a code.
        assertThat(address).matches("|.*#");
        return address.replaceFirst("#$", "");
    }

    private static String cookies(HttpResponse<String> answer) {
        return String.join("\n", answer.headers().allValues("Set-Cookie"));
    }

    @Test
    void homeUrl_isOpened(TestBed bed) throws Exception {
        HttpResponse<String> answer = open(bed.addresses().tile("sample-app"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer)).isEqualTo(bed.application().url() + "/");
        assertThat(cookies(answer)).contains("HttpOnly", "Secure", "Path=/realms/acme/");
    }

    @ParameterizedTest
    @CsvSource({
        "https://git.example/groups?a=b, https://git.example/groups?a=b",
        "http://git.example, http://git.example",
        "javascript:alert(1), -",
        "data:text/html;x, -",
        "//git.example, -",
        "'https://git.example/\r\nSet-Cookie: a=b', -",
        "ftp://git.example/, -"
    })
    void explicitAddress_mustBeAWebAddress(String address, String target, TestBed bed) throws Exception {
        changes.application(client -> client.getAttributes().put("wecom.launch.url", address));
        HttpResponse<String> answer = open(bed.addresses().tile("sample-app"));
        if (target.equals("-")) {
            // What is no address is as good as none; the Home URL is there.
            assertThat(location(answer)).isEqualTo(bed.application().url() + "/");
        } else {
            assertThat(location(answer)).isEqualTo(target);
        }
    }

    @Test
    void samlClient_isSignedInByKeycloak(TestBed bed) throws Exception {
        ClientRepresentation saml = new ClientRepresentation();
        saml.setClientId("https://git.example/users/auth/saml");
        saml.setProtocol("saml");
        saml.setAttributes(Map.of("saml_idp_initiated_sso_url_name", "git"));
        changes.client(saml);
        HttpResponse<String> answer = open(bed.addresses().tile(saml.getClientId()));
        assertThat(location(answer))
                .isEqualTo(bed.keycloak().issuer("acme") + "/protocol/saml/clients/git?kc_idp_hint=wecom");
        // Shorter, and for proxies that refuse slashes in a name.
        assertThat(location(open(bed.addresses().tile("git")))).isEqualTo(location(answer));
    }

    @ParameterizedTest
    @CsvSource({
        "no-such-app, wecom_launch_client_unknown, no-such-application",
        "admin-cli, wecom_launch_no_address, no-address",
        "'<script>alert(1)</script>', wecom_launch_client_unknown, no-such-application",
        "'..%2f..%2fmaster', wecom_launch_client_unknown, no-such-application",
        "'a\r\nb', wecom_launch_client_unknown, no-such-application"
    })
    void applicationThatCannotBeOpened_hasAPage(String clientId, String error, String notice, TestBed bed) {
        Employee employee = bed.employee("zh-CN");
        employee.goTo(bed.addresses().tile(clientId));
        employee.seesNotice(notice);
        assertThat(employee.complaints("error")).allMatch(line -> line.contains("404"));
        assertThat(bed.events())
                .anySatisfy(event -> assertThat(event.getError()).isEqualTo(error));
        employee.screenshot("launch-" + notice);
    }

    @Test
    void disabledApplication_isNotFound(TestBed bed) throws Exception {
        changes.application(client -> client.setEnabled(false));
        assertThat(open(bed.addresses().tile("sample-app")).statusCode()).isEqualTo(404);
    }

    @Test
    void homeUrlOfThisServer_isNotOpened(TestBed bed) throws Exception {
        changes.application(client -> {
            client.setRootUrl("");
            client.setBaseUrl(bed.addresses().tile("sample-app"));
        });
        HttpResponse<String> answer = open(bed.addresses().tile("sample-app"));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("data-notice=\"no-address\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/realms/acme/wecom/no-such-alias/launch/sample-app",
                "/realms/no-such-realm/wecom/wecom/launch/sample-app",
                "/realms/master/wecom/wecom/launch/admin-cli",
                "/realms/acme/wecom/wecom/launch/",
                "/realms/acme/wecom/wecom/launch"
            })
    void otherAddresses_areNotFound(String path, TestBed bed) throws Exception {
        HttpResponse<String> answer = open(bed.keycloak().url() + path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(cookies(answer)).doesNotContain("WECOM_CORP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?redirect_uri=https://evil.example", "?target=//evil.example", "?client_id=account"})
    void query_doesNotChangeTheAddress(String more, TestBed bed) throws Exception {
        assertThat(location(open(bed.addresses().tile("sample-app") + more)))
                .isEqualTo(bed.application().url() + "/");
    }
}
