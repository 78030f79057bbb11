package io.github.keycloakwecom.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakwecom.standin.company.App;
import io.github.keycloakwecom.standin.company.Company;
import io.github.keycloakwecom.standin.company.Redirects;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The page for the frame, as far as it can be seen without a browser; its messages are tested with a real one against
 * Keycloak.
 */
class LoginPanelTest {

    private static final String PANEL = "&redirect_type=callback&panel_size=small&version=2.4.4";

    private WecomStandIn standIn;
    private Client client;

    @BeforeEach
    void start() {
        standIn = WecomStandIn.start(Company.sample().trust("localhost:8080"), 0);
        client = new Client(standIn);
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    @Test
    void isAPageOfItsOwnThatShowsNoCodeInItsAddress() {
        HttpResponse<String> page = client.get(link());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("data-scan=\"zhangsan\"", "data-quick", "data-expire", "/standin/panel.js");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("script-src 'self'"));
        for (String file : new String[] {"panel.js", "panel.css"}) {
            assertThat(client.get("/standin/" + file).statusCode()).isEqualTo(200);
        }
    }

    /** Left out, it is {@code top}: the component documents that, and names its version all the same. */
    @Test
    void isThePanelWithoutRedirectTypeToo() {
        assertThat(client.get(link().replace("&redirect_type=callback", "")).body())
                .contains("/standin/panel.js");
        assertThat(client.get(link().replace(PANEL, "")).body()).doesNotContain("/standin/panel.js");
    }

    @Test
    void aScanGivesACodeForTheRedirectHost() throws IOException {
        JsonNode scan = scan(link());
        assertThat(client.identify(scan.path("code").asText()).path("userid").asText())
                .isEqualTo("zhangsan");
        assertThat(scan.path("location").asText()).startsWith("http://localhost:8080/cb?code=");
    }

    @ParameterizedTest
    @CsvSource({
        "appid=wwSIM0000000001, appid=wwOTHER, -31027",
        "agentid=1000002, agentid=5, -31028",
        "login_type=CorpApp, login_type=ServiceApp, -31040"
    })
    void aBadLinkTellsItsCodeToThePageAround(String good, String bad, String code) {
        assertThat(client.get(link().replace(good, bad)).body())
                .contains("data-fail=\"" + code + "\"")
                .doesNotContain("data-scan");
    }

    @Test
    void theRedirectHostIsLookedAtWhenSomebodyScans() throws IOException {
        String elsewhere = link().replace("8080", "9999");
        assertThat(client.get(elsewhere).body()).contains("data-scan=\"zhangsan\"");
        assertThat(scan(elsewhere).path("errCode").asInt()).isEqualTo(-31020);
        App app = standIn.company().loginApp();
        standIn.company()
                .updateApp(app.agentId(), old -> old.withRedirects(new Redirects(Set.of("localhost:8080"), Set.of())));
        assertThat(scan(elsewhere).path("errCode").asInt()).isEqualTo(-31039);
    }

    private String link() {
        return client.webLink(Client.HOME, "").replace("&scan=", "") + PANEL;
    }

    private JsonNode scan(String link) throws IOException {
        return new ObjectMapper()
                .readTree(client.get(link.replaceFirst("^[^?]*", "/standin/panel/scan") + "&scan=zhangsan")
                        .body());
    }
}
