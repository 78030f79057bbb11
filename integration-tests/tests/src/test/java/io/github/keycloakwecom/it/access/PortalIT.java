package io.github.keycloakwecom.it.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.RealmChanges;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import io.github.keycloakwecom.server.RealmSettings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.PartialImportRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/** The page of the applications that a person may open. */
@ExtendWith(TestBedExtension.class)
class PortalIT {

    private RealmChanges changes;

    @BeforeEach
    void begin(TestBed bed) {
        changes = bed.changes();
        changes.flows().clientAccess();
    }

    private static String portal(TestBed bed) {
        return bed.keycloak().issuer("acme") + "/wecom/" + TestBed.ALIAS + "/portal";
    }

    private static Employee opens(TestBed bed, Employee person) {
        person.goTo(portal(bed));
        return person;
    }

    private void application(String clientId, String name, String home) {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId(clientId);
        client.setName(name);
        client.setBaseUrl(home);
        changes.client(client);
    }

    @Test
    void itListsWhatThePersonMayOpen(TestBed bed) {
        application("wiki", "维基 <b>Wiki</b>", "https://wiki.example/");
        application("no-home", "Without an address", "");
        RoleRepresentation role = changes.restrictedApplication();

        Employee zhangsan = opens(bed, bed.employee("en")).scanAs("zhangsan");
        assertThat(zhangsan.portal().root()).isVisible();
        assertThat(zhangsan.address()).isEqualTo(portal(bed));
        assertThat(names(zhangsan)).containsExactly("维基 <b>Wiki</b>");
        assertThat(zhangsan.portal().tileLinks()).hasCount(0);

        String client =
                bed.realm().clients().findByClientId("sample-app").get(0).getId();
        bed.realm()
                .users()
                .get(bed.account("zhangsan").getId())
                .roles()
                .clientLevel(client)
                .add(List.of(role));
        int calls = bed.wecom().calls().all().size();
        opens(bed, zhangsan);
        assertThat(names(zhangsan)).containsExactly("Sample application", "维基 <b>Wiki</b>");
        zhangsan.portal().open("Sample application");
        zhangsan.signInAtApplication();
        zhangsan.seesApplication();
        assertThat(bed.wecom().calls().all()).hasSize(calls);
    }

    private static List<String> names(Employee person) {
        return person.portal().names();
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT, 1280", "zh-CN, DARK, 1280", "zh-TW, LIGHT, 390", "en, DARK, 320"})
    void administratorsFindTheLinksToPaste(String locale, ColorScheme colours, int width, TestBed bed) {
        application("gitlab", "GitLab", "https://git.example/");
        String picture = locale + "-" + colours.name().toLowerCase(Locale.ROOT) + "-" + width;
        Employee zhangsan = bed.employee(new Browser.NewContextOptions()
                .setLocale(locale)
                .setColorScheme(colours)
                .setViewportSize(width, 800));
        opens(bed, zhangsan).scanAs("zhangsan");
        assertThat(zhangsan.portal().root()).isVisible();
        maySeeClients(bed.realm(), bed.account("zhangsan").getId());
        opens(bed, zhangsan);
        zhangsan.portal().unfoldFirstLink();
        assertThat(zhangsan.portal().tileAddresses().first())
                .hasValue(bed.addresses().tile("gitlab"));
        assertThat(zhangsan.portal().codes()).hasCount(0);
        fits(zhangsan);
        zhangsan.screenshot("portal-links-" + picture);

        zhangsan.portal().showFirstCode();
        assertThat(zhangsan.portal().codes()).isVisible();
        assertThat(names(zhangsan)).containsExactly("GitLab");
        assertThat(zhangsan.portal().tileAddresses()).hasValue(bed.addresses().tile("gitlab"));
        fits(zhangsan);
        zhangsan.screenshot("portal-" + picture);
        zhangsan.portal().all();
        assertThat(zhangsan.portal().tileNames()).hasText(new String[] {"GitLab", "Sample application"});
    }

    private static void fits(Employee person) {
        assertThat(person.fitsItsWindow()).isEqualTo(true);
        assertThat(person.complaints("error")).isEmpty();
        assertThat(person.barriers()).isEmpty();
    }

    private static void maySeeClients(RealmResource realm, String user) {
        String management =
                realm.clients().findByClientId("realm-management").get(0).getId();
        RoleRepresentation viewClients =
                realm.clients().get(management).roles().get("view-clients").toRepresentation();
        realm.users().get(user).roles().clientLevel(management).add(List.of(viewClients));
    }

    @ParameterizedTest
    @CsvSource({
        "code=sample-app, 2",
        "code=no-such-application, 2",
        "search=%3Cscript%3Ealert(1)%3C/script%3E, 0",
        "search=gitlab, 1",
        "search=%20GIT%20, 1",
        "from=-1, 2",
        "from=99999999999999999999, 2",
        "from=500, 0"
    })
    void whateverTheAddressSaysItIsAPageOfOpenApplications(String query, int tiles, TestBed bed) {
        application("gitlab", "GitLab", "https://git.example/");
        Employee zhangsan = opens(bed, bed.employee("en")).scanAs("zhangsan");
        assertThat(zhangsan.portal().root()).isVisible();
        zhangsan.goTo(portal(bed) + "?" + query);
        assertThat(zhangsan.portal().tiles()).hasCount(tiles);
        // The link to paste and its code are for whoever may see clients.
        assertThat(zhangsan.portal().codesAndLinks()).hasCount(0);
        assertThat(zhangsan.portal().nothingToOpen()).hasCount(tiles == 0 ? 1 : 0);
    }

    /** Nor does the address show the code of an application that the person may not open. */
    @Test
    void aCodeIsOfAnApplicationThatIsListed(TestBed bed) {
        changes.restrictedApplication();
        application("gitlab", "GitLab", "https://git.example/");
        Employee zhangsan = opens(bed, bed.employee("en")).scanAs("zhangsan");
        assertThat(zhangsan.portal().root()).isVisible();
        maySeeClients(bed.realm(), bed.account("zhangsan").getId());
        zhangsan.goTo(portal(bed) + "?code=sample-app");
        assertThat(names(zhangsan)).containsExactly("GitLab");
        assertThat(zhangsan.portal().codes()).hasCount(0);
    }

    @Test
    void manyApplicationsAreReadInPagesAndSearched(TestBed bed) {
        RealmResource realm = RealmSettings.acme()
                .named("many")
                .provider(bed.providerSettings())
                .create(bed.keycloak().admin());
        changes.undo(realm::remove);
        for (int first = 0; first < 250; first += 25) {
            add(realm, IntStream.range(first, first + 25));
        }
        String portal = bed.keycloak().issuer("many") + "/wecom/" + TestBed.ALIAS + "/portal";
        Employee zhangsan = bed.employee(new Browser.NewContextOptions()
                .setLocale("zh-CN")
                .setColorScheme(ColorScheme.DARK)
                .setViewportSize(390, 844));
        zhangsan.goTo(portal);
        zhangsan.scanAs("zhangsan");
        assertThat(zhangsan.portal().tiles()).hasCount(100);
        maySeeClients(
                realm, realm.users().searchByUsername("zhangsan", true).get(0).getId());
        zhangsan.goTo(portal);
        zhangsan.screenshot("portal-many");
        // With a code for each tile it would be a megabyte.
        assertThat(zhangsan.html()).hasSizeLessThan(200_000);
        assertThat(zhangsan.portal().codes()).hasCount(0);

        zhangsan.portal().more();
        lists(zhangsan, IntStream.range(100, 200));
        search(zhangsan, "应用 19");
        lists(zhangsan, IntStream.range(190, 200));
        search(zhangsan, "APP-201");
        lists(zhangsan, IntStream.of(201));
        fits(zhangsan);
        zhangsan.screenshot("portal-found");
        search(zhangsan, "\"><b>");
        assertThat(zhangsan.portal().nothingToOpen()).isVisible();
        assertThat(zhangsan.portal().searchField()).hasValue("\"><b>");
        zhangsan.screenshot("portal-none");
        zhangsan.portal().all();
        lists(zhangsan, IntStream.range(0, 100));
    }

    // A few at a time: Keycloak takes a minute for hundreds in one request.
    private static void add(RealmResource realm, IntStream numbers) {
        PartialImportRepresentation clients = new PartialImportRepresentation();
        clients.setIfResourceExists("FAIL");
        clients.setClients(numbers.mapToObj(number -> {
                    ClientRepresentation client = new ClientRepresentation();
                    client.setClientId("app-%03d".formatted(number));
                    client.setName("应用 %03d".formatted(number));
                    client.setBaseUrl("https://app%d.example/".formatted(number));
                    return client;
                })
                .toList());
        realm.partialImport(clients).close();
    }

    private static void lists(Employee person, IntStream numbers) {
        assertThat(person.portal().tileNames())
                .hasText(numbers.mapToObj("应用 %03d"::formatted).toArray(String[]::new));
    }

    private static void search(Employee person, String words) {
        person.portal().search(words);
    }

    @Test
    void insideWecomItNeedsNoPageBefore(TestBed bed) {
        changes.flows().browserFlow(Map.of());
        Employee zhangsan = bed.insideWecom("zh-CN", "zhangsan");
        opens(bed, zhangsan);
        assertThat(zhangsan.portal().root()).isVisible();
        assertThat(zhangsan.pagesSeen()).containsExactly(portal(bed));
    }

    @Test
    void whoDeclinesIsNotSentRoundInCircles(TestBed bed) {
        Employee somebody = opens(bed, bed.employee("en"));
        somebody.goTo(portal(bed) + "?error=access_denied&state=back");
        somebody.seesNotice("not-signed-in");
        somebody.message().tryAgain().click();
        somebody.scanAs("zhangsan");
        assertThat(somebody.portal().root()).isVisible();
    }

    /** A code for the portal must not travel on with a launch link. */
    @Test
    void nothingButTheirPageIsAnAddressOfItsClient(TestBed bed) {
        Employee somebody = bed.employee("en");
        somebody.goTo(bed.keycloak().issuer("acme")
                + "/protocol/openid-connect/auth?client_id=wecom-portal&response_type=code&response_mode=fragment"
                + "&scope=openid&redirect_uri=" + bed.addresses().tile("sample-app"));
        assertThat(somebody.address()).startsWith(bed.keycloak().url());
        assertThat(somebody.html()).contains("redirect_uri");
    }

    @Test
    void aCompanyWithFewApplicationsHasItsPageToo(TestBed bed) {
        bed.changeProvider("kcTheme-clients", "wiki");
        application("wiki", "Wiki", "https://wiki.example/");
        Employee zhangsan = opens(bed, bed.employee("en")).scanAs("zhangsan");
        assertThat(zhangsan.portal().root()).isVisible();
        assertThat(names(zhangsan)).containsExactly("Wiki");
    }

    @Test
    void withoutItsClientItIsNotThere(TestBed bed) {
        String id = bed.realm().clients().findByClientId("wecom-portal").get(0).getId();
        ClientRepresentation client = bed.realm().clients().get(id).toRepresentation();
        changes.undo(() -> {
            client.setEnabled(true);
            bed.realm().clients().get(id).update(client);
        });
        client.setEnabled(false);
        bed.realm().clients().get(id).update(client);
        Employee somebody = opens(bed, bed.employee("zh-TW"));
        somebody.seesNotice("no-portal");
    }
}
