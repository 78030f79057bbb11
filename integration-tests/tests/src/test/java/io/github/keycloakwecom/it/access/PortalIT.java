package io.github.keycloakwecom.it.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.RealmChanges;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import java.util.List;
import java.util.Map;
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
    private Portal portal;

    @BeforeEach
    void begin(TestBed bed) {
        changes = bed.changes();
        changes.flows().clientAccess();
        portal = new Portal(bed);
    }

    @Test
    void portal_listsWhatThePersonMayOpen(TestBed bed) {
        portal.addApplication("wiki", "维基 <b>Wiki</b>", "https://wiki.example/");
        portal.addApplication("no-home", "Without an address", "");
        RoleRepresentation role = changes.restrictedApplication();

        Employee zhangsan = portal.open(bed.employee("en")).scanAs("zhangsan");
        assertThat(zhangsan.portal().root()).isVisible();
        assertThat(zhangsan.address()).isEqualTo(portal.address());
        assertThat(zhangsan.portal().names()).containsExactly("维基 <b>Wiki</b>");
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
        portal.open(zhangsan);
        assertThat(zhangsan.portal().names()).containsExactly("Sample application", "维基 <b>Wiki</b>");
        zhangsan.portal().open("Sample application");
        zhangsan.signInAtApplication();
        zhangsan.seesApplication();
        assertThat(bed.wecom().calls().all()).hasSize(calls);
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
    void queryOfAnyKind_showsOnlyApplicationsThatAreOpen(String query, int tiles, TestBed bed) {
        portal.addApplication("gitlab", "GitLab", "https://git.example/");
        Employee zhangsan = portal.open(bed.employee("en")).scanAs("zhangsan");
        assertThat(zhangsan.portal().root()).isVisible();
        zhangsan.goTo(portal.address() + "?" + query);
        assertThat(zhangsan.portal().tiles()).hasCount(tiles);
        // The link to paste and its code are for people with the role view-clients.
        assertThat(zhangsan.portal().codesAndLinks()).hasCount(0);
        assertThat(zhangsan.portal().nothingToOpen()).hasCount(tiles == 0 ? 1 : 0);
    }

    @Test
    void portalInsideWecom_needsNoPageBefore(TestBed bed) {
        changes.flows().browserFlow(Map.of());
        Employee zhangsan = bed.insideWecom("zh-CN", "zhangsan");
        portal.open(zhangsan);
        assertThat(zhangsan.portal().root()).isVisible();
        assertThat(zhangsan.pagesSeen()).containsExactly(portal.address());
    }

    @Test
    void declinedLogin_isNotRepeated(TestBed bed) {
        Employee employee = portal.open(bed.employee("en"));
        employee.goTo(portal.address() + "?error=access_denied&state=back");
        employee.seesNotice("not-signed-in");
        employee.message().tryAgain().click();
        employee.scanAs("zhangsan");
        assertThat(employee.portal().root()).isVisible();
    }

    /** A code for the portal must not travel on with a launch link. */
    @Test
    void redirectUriOfAnotherPage_isRefused(TestBed bed) {
        Employee employee = bed.employee("en");
        employee.goTo(bed.keycloak().issuer("acme")
                + "/protocol/openid-connect/auth?client_id=wecom-portal&response_type=code&response_mode=fragment"
                + "&scope=openid&redirect_uri=" + bed.addresses().tile("sample-app"));
        assertThat(employee.address()).startsWith(bed.keycloak().url());
        assertThat(employee.html()).contains("redirect_uri");
    }

    @Test
    void providerWithListedApplications_showsOnlyThose(TestBed bed) {
        bed.changeProvider("kcTheme-clients", "wiki");
        portal.addApplication("wiki", "Wiki", "https://wiki.example/");
        Employee zhangsan = portal.open(bed.employee("en")).scanAs("zhangsan");
        assertThat(zhangsan.portal().root()).isVisible();
        assertThat(zhangsan.portal().names()).containsExactly("Wiki");
    }

    @Test
    void disabledClientOfThePortal_leadsToANotice(TestBed bed) {
        String id = bed.realm().clients().findByClientId("wecom-portal").get(0).getId();
        ClientRepresentation client = bed.realm().clients().get(id).toRepresentation();
        changes.undo(() -> {
            client.setEnabled(true);
            bed.realm().clients().get(id).update(client);
        });
        client.setEnabled(false);
        bed.realm().clients().get(id).update(client);
        Employee employee = portal.open(bed.employee("zh-TW"));
        employee.seesNotice("no-portal");
    }
}
