package io.github.keycloakwecom.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.github.keycloakwecom.page.QrCode;
import io.github.keycloakwecom.testing.Stub;
import io.github.keycloakwecom.testing.TestClient;
import io.github.keycloakwecom.testing.TestPerson;
import io.github.keycloakwecom.testing.TestRealm;
import io.github.keycloakwecom.testing.TestSession;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;

/** docs/access.md, "The page of applications". */
class PortalPageTest {

    private static final String SELF = "https://sso.example/realms/acme/wecom/wecom/portal";

    private final TestRealm realm =
            new TestRealm().with(TestRealm.wecom("wecom")).with(TestRealm.wecom("gov", "wiki"));
    private final TestSession request = new TestSession(realm);
    private final TestPerson person = TestPerson.of("li");

    /** The page "lists what the person who is signed in may open". */
    @Test
    void list_hasWhatThePersonMayOpenByName() {
        realm.with(TestClient.of("b").name("Wiki").home("https://wiki.example"))
                .with(TestClient.of("a").name("gitlab").home("https://git.example"))
                .with(TestClient.of("needs-mail").home("https://mail.example").attribute("wecom.needs.mail", "true"))
                .with(TestClient.of("mine").role("restricted-access").home("https://mine.example"))
                .with(TestClient.of("not-mine").role("restricted-access").home("https://not.example"))
                .with(TestClient.of("off").home("https://off.example").disabled())
                .with(TestClient.of("api").home("https://api.example").bearerOnly())
                .with(TestClient.of("nowhere"));
        person.has(realm.client("mine").getRole("restricted-access"));
        assertThat(names(show("", 0, ""))).containsExactly("gitlab", "mine", "needs-mail", "Wiki");
    }

    /** "It is no second account console." */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "wecom-portal",
                "account",
                "account-console",
                "security-admin-console",
                "admin-cli",
                "broker",
                "realm-management"
            })
    void keycloaksOwnClients_areNotListed(String clientId) {
        realm.with(TestClient.of(clientId).home("https://sso.example/realms/acme/account"));
        assertThat(show("", 0, "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // provider of the session: applications on the page
        "wecom, gitlab|wiki",
        "gov,   wiki",
        "'',    gitlab|wiki"
    })
    void companyOfTheSession_decides(String alias, String expected) {
        realm.with(TestClient.of("gitlab").home("https://git.example"))
                .with(TestClient.of("wiki").home("https://wiki.example"));
        assertThat(String.join("|", names(show("", 0, "", alias)))).isEqualTo(expected);
    }

    @Test
    void tile_isTheLaunchLinkOfTheProvider() {
        realm.with(TestClient.of("a b").home("https://git.example"));
        assertThat(show("", 0, ""))
                .containsExactly(new PortalPage.Tile(
                        "a b",
                        "a b",
                        "https://sso.example/realms/acme/wecom/wecom/launch/a%20b",
                        SELF + "?code=a+b",
                        null));
    }

    /** "Whoever may see clients in the admin console … also finds the link to paste, and the QR code." */
    @ParameterizedTest
    @CsvSource({
        // has view-clients, view with the QR code of: link is shown, tiles, QR codes
        "true,  '',      true,  2, 0",
        "true,  gitlab,  true,  1, 1",
        "true,  unknown, true,  2, 0",
        "true,  closed,  true,  2, 0",
        "false, '',      false, 2, 0",
        "false, gitlab,  false, 2, 0"
    })
    void code_isForAdministratorsAndApplicationsThatTheyMayOpen(
            boolean administrator, String code, boolean pastes, int tiles, int codes) {
        realm.with(TestClient.of("gitlab").home("https://git.example"))
                .with(TestClient.of("wiki").home("https://wiki.example"))
                .with(TestClient.of("closed").role("restricted-access").home("https://closed.example"))
                .with(TestClient.of("realm-management").role("view-clients"));
        if (administrator) {
            person.has(realm.client("realm-management").getRole("view-clients"));
        }
        List<PortalPage.Tile> shown = show("", 0, code);
        assertThat(request.page().attribute("admin")).isEqualTo(pastes);
        assertThat(shown).hasSize(tiles);
        assertThat(shown.stream().filter(tile -> tile.code() != null))
                .hasSize(codes)
                .allSatisfy(tile -> assertThat(tile.code()).isEqualTo(QrCode.of(tile.link())));
    }

    /** "With more than ten applications the page has a search." */
    @ParameterizedTest
    @CsvSource({
        // applications, search, from: search field, part of the list, tiles
        "10, '',     0,  false, false, 10",
        "11, '',     0,  true,  false, 11",
        "11, app1,   0,  true,  true,  2",
        "11, none,   0,  true,  true,  0",
        "11, '',     10, true,  true,  1",
        "3,  app,    0,  true,  true,  3"
    })
    void search_isThereWhenTheListIsLongOrAPart(
            int applications, String search, int from, boolean searchable, boolean part, int tiles) {
        for (int i = 0; i < applications; i++) {
            realm.with(TestClient.of("app" + i).home("https://app.example"));
        }
        assertThat(show(search, from, "")).hasSize(tiles);
        assertThat(request.page().attribute("searchable")).isEqualTo(searchable);
        assertThat(request.page().attribute("part")).isEqualTo(part);
        assertThat(request.page().attribute("search")).isEqualTo(search);
        assertThat(request.page().attribute("more")).isEqualTo("");
    }

    @Test
    void showMore_goesOnWhereThePageEnds() {
        for (int i = 0; i < 150; i++) {
            realm.with(TestClient.of("app%03d".formatted(i)).home("https://app.example"));
        }
        assertThat(show("APP&", 0, "")).isEmpty();
        assertThat(show("app", 0, "")).hasSize(100);
        assertThat(request.page().attribute("more")).isEqualTo(SELF + "?search=app&from=100");
        assertThat(show("app", 100, "")).hasSize(50);
        assertThat(request.page().attribute("more")).isEqualTo("");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"三, 三", "-, li"})
    void person_isGreetedByTheFirstName(String firstName, String greeting) {
        person.firstName(firstName);
        show("", 0, "");
        assertThat(request.page().attribute("greeting")).isEqualTo(greeting);
        assertThat(request.page().attribute("account")).isEqualTo("https://sso.example/realms/acme/account");
        assertThat(request.page().attribute("portal")).isEqualTo(SELF);
    }

    @Test
    void page_isStoredNowhere() {
        Response page = page("wecom").show(new PortalView("", 0, ""));
        assertThat(page.getHeaders().get("Cache-Control")).isEqualTo(List.of("no-store"));
    }

    private static List<String> names(List<PortalPage.Tile> tiles) {
        return tiles.stream().map(PortalPage.Tile::name).toList();
    }

    private List<PortalPage.Tile> show(String search, int from, String code) {
        return show(search, from, code, "wecom");
    }

    private List<PortalPage.Tile> show(String search, int from, String code, String alias) {
        page(alias).show(new PortalView(search, from, code));
        return ((List<?>) request.page().attribute("tiles"))
                .stream().map(PortalPage.Tile.class::cast).toList();
    }

    private PortalPage page(String alias) {
        UserSessionModel session = Stub.of(UserSessionModel.class)
                .returns("getNote", alias.isEmpty() ? null : alias)
                .make();
        return new PortalPage(
                request.session(),
                new WecomIdentityProviderConfig(TestRealm.wecom("wecom")),
                new AuthResult(person.make(), session, null, null));
    }
}
