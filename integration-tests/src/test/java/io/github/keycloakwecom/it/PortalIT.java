package io.github.keycloakwecom.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/** The page of the applications that a person may open. */
@ExtendWith(TestBedExtension.class)
class PortalIT {

    private RealmChanges changes;

    @BeforeEach
    void begin(TestBed bed) {
        changes = new RealmChanges(bed);
        changes.clientAccess();
    }

    @AfterEach
    void takeEverythingBack() {
        changes.close();
    }

    private static String portal(TestBed bed) {
        return bed.keycloak().issuer("acme") + "/wecom/" + TestBed.ALIAS + "/portal";
    }

    private static Employee opens(TestBed bed, Employee person) {
        person.page().navigate(portal(bed));
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
        assertThat(zhangsan.page().locator("#wecom-portal")).isVisible();
        assertThat(zhangsan.page().url()).isEqualTo(portal(bed));
        assertThat(names(zhangsan)).containsExactly("维基 <b>Wiki</b>");
        assertThat(zhangsan.page().locator(".wecom-tile__link")).hasCount(0);

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
        zhangsan.page().click("text=Sample application");
        zhangsan.page().click("[data-action=sign-in]");
        zhangsan.seesApplication();
        assertThat(bed.wecom().calls().all()).hasSize(calls);
    }

    private static List<String> names(Employee person) {
        return person.page().locator(".wecom-tile__name").allInnerTexts();
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT, 1280", "zh-CN, DARK, 1280", "zh-TW, LIGHT, 390", "en, DARK, 320"})
    void administratorsFindTheLinksToPaste(String locale, ColorScheme colours, int width, TestBed bed) {
        application("gitlab", "GitLab", "https://git.example/");
        Employee zhangsan = bed.employee(new Browser.NewContextOptions()
                .setLocale(locale)
                .setColorScheme(colours)
                .setViewportSize(width, 800));
        opens(bed, zhangsan).scanAs("zhangsan");
        assertThat(zhangsan.page().locator("#wecom-portal")).isVisible();
        String management =
                bed.realm().clients().findByClientId("realm-management").get(0).getId();
        RoleRepresentation viewClients = bed.realm()
                .clients()
                .get(management)
                .roles()
                .get("view-clients")
                .toRepresentation();
        bed.realm()
                .users()
                .get(bed.account("zhangsan").getId())
                .roles()
                .clientLevel(management)
                .add(List.of(viewClients));
        opens(bed, zhangsan);
        zhangsan.page().locator(".wecom-tile__link summary").first().click();
        assertThat(zhangsan.page().locator(".wecom-tile__url").first())
                .hasValue(LaunchIT.link(bed, TestBed.ALIAS, "gitlab"));
        assertThat(zhangsan.page().locator("svg.wecom-code").first()).isVisible();
        assertThat(zhangsan.page().evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        assertThat(zhangsan.complaints("error")).isEmpty();
        assertThat(zhangsan.barriers()).isEmpty();
        zhangsan.screenshot("portal-" + locale + "-" + colours.name().toLowerCase(java.util.Locale.ROOT) + "-" + width);
    }

    @Test
    void insideWecomItNeedsNoPageBefore(TestBed bed) {
        changes.browserFlow(Map.of());
        Employee zhangsan = bed.employee(
                        new Browser.NewContextOptions().setLocale("zh-CN").setUserAgent(BrowserFlowIT.INSIDE))
                .withWecomOf("zhangsan")
                .forgetPages();
        opens(bed, zhangsan);
        assertThat(zhangsan.page().locator("#wecom-portal")).isVisible();
        assertThat(zhangsan.pagesSeen()).containsExactly(portal(bed));
    }

    @Test
    void whoDeclinesIsNotSentRoundInCircles(TestBed bed) {
        Employee somebody = opens(bed, bed.employee("en"));
        somebody.page().navigate(portal(bed) + "?error=access_denied&state=back");
        somebody.seesNotice("not-signed-in");
        somebody.page().click("#wecom-tryAgain");
        somebody.scanAs("zhangsan");
        assertThat(somebody.page().locator("#wecom-portal")).isVisible();
    }

    /** A code for the portal must not travel on with a launch link. */
    @Test
    void nothingButTheirPageIsAnAddressOfItsClient(TestBed bed) {
        Employee somebody = bed.employee("en");
        somebody.page()
                .navigate(bed.keycloak().issuer("acme")
                        + "/protocol/openid-connect/auth?client_id=wecom-portal&response_type=code&response_mode=fragment"
                        + "&scope=openid&redirect_uri=" + LaunchIT.link(bed, TestBed.ALIAS, "sample-app"));
        assertThat(somebody.page().url()).startsWith(bed.keycloak().url());
        assertThat(somebody.page().content()).contains("redirect_uri");
    }

    @Test
    void aCompanyWithFewApplicationsHasItsPageToo(TestBed bed) {
        bed.changeProvider("kcTheme-clients", "wiki");
        application("wiki", "Wiki", "https://wiki.example/");
        Employee zhangsan = opens(bed, bed.employee("en")).scanAs("zhangsan");
        assertThat(zhangsan.page().locator("#wecom-portal")).isVisible();
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
