package io.github.keycloakwecom.it.panel;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.Panel;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.representations.idm.IdentityProviderRepresentation;

/** The panel's own address: who gets it, with which headers, and what everybody else reads. */
@Tag("smoke")
@ExtendWith(TestBedExtension.class)
class PanelPageIT {

    @Test
    void panel_allowsWecomsFrameAndOnlyThisOriginAroundIt(TestBed bed) {
        Employee employee = bed.employee("en");
        employee.openApplication();
        Response panel = employee.answerTo(panelUrl(employee));

        assertThat(panel.status()).isEqualTo(200);
        assertThat(panel.headers())
                .containsEntry(
                        "content-security-policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; frame-src "
                                + bed.wecom().url()
                                + " wxwork: wxworklocal:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'")
                .containsEntry("x-frame-options", "SAMEORIGIN")
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("referrer-policy", "no-referrer")
                .containsEntry("cache-control", "no-store");
        Response login = employee.openApplication().reload();
        assertThat(login.headers().get("content-security-policy"))
                .doesNotContain(bed.wecom().url());
    }

    @Test
    void anotherSite_cannotFrameThePanel(TestBed bed) {
        Employee employee = bed.employee("en");
        employee.openApplication();
        String panel = panelUrl(employee);
        String elsewhere = bed.application().url() + "/framing";
        employee.serve(elsewhere, "<iframe src='" + panel.replace("&", "&amp;") + "'></iframe>");
        employee.goTo(elsewhere);
        employee.waitUntil(() -> employee.frameAddresses().stream().anyMatch(url -> url.startsWith("chrome-error:")));
        assertThat(employee.frameAddresses()).noneMatch(url -> url.startsWith(panel));
    }

    @ParameterizedTest
    @CsvSource({
        "client_id=account&tab_id=TAB",
        "client_id=no-such-client&tab_id=TAB",
        "client_id=sample-app&tab_id=another",
        "client_id=sample-app",
        "tab_id=TAB",
        "client_id=%3Cscript%3Ealert(1)%3C/script%3E&tab_id=%3Cb%3E"
    })
    void addressWithoutALogin_saysThatItHasExpired(String query, TestBed bed) {
        Employee employee = bed.employee("en");
        employee.openApplication();
        String own = panelUrl(employee);
        String tab = own.replaceAll(".*tab_id=([^&]*).*", "$1");
        Response panel = employee.answerTo(own.replaceAll("\\?.*", "") + "?" + query.replace("TAB", tab));
        assertThat(panel.status()).isEqualTo(400);
        assertThat(panel.headers().get("content-security-policy")).contains("frame-src 'none'");
        assertThat(employee.panelAlone().status()).hasText("This sign-in has expired.");
        assertThat(employee.html()).doesNotContain("data-state", "alert(1)");
    }

    @Test
    void addressInAnotherBrowser_saysThatItHasExpired(TestBed bed) {
        Employee employee = bed.employee("en");
        employee.openApplication();
        Employee other = bed.employee("zh-CN");
        assertThat(other.answerTo(panelUrl(employee)).status()).isEqualTo(400);
        assertThat(other.panelAlone().status()).hasText("本次登录已过期。");
    }

    @Test
    void unknownDisabledOrForeignAlias_isNotFound(TestBed bed) {
        Employee employee = bed.employee("en");
        employee.openApplication();
        String own = panelUrl(employee);
        notFound(employee, own.replace("/wecom/wecom/", "/wecom/no-such-alias/"));
        notFound(employee, own.replace("/realms/acme/", "/realms/no-such-realm/"));
        bed.changeProvider(provider -> provider.setEnabled(false));
        notFound(employee, own);
        bed.changeProvider(provider -> provider.setEnabled(true));
        bed.changeProvider(provider -> provider.setLinkOnly(true));
        notFound(employee, own);
        bed.changeProvider(provider -> provider.setLinkOnly(false));
        IdentityProviderRepresentation github = new IdentityProviderRepresentation();
        github.setAlias("github");
        github.setProviderId("github");
        github.getConfig().put("clientId", "an-id");
        github.getConfig().put("clientSecret", "a-made-up-secret");
        bed.realm().identityProviders().create(github).close();
        bed.changes().undo(() -> bed.realm().identityProviders().get("github").remove());
        notFound(employee, own.replace("/wecom/wecom/", "/wecom/github/"));
    }

    /** A reload costs nothing: what it is good for is the same state, for what is left of its time. */
    @Test
    void reload_keepsTheStateWhichNoOtherTabOrProviderHas(TestBed bed) {
        Employee employee = bed.employee("en");
        employee.openApplication();
        String panel = panelUrl(employee);
        String state = state(employee, panel);
        for (int reload = 0; reload < 5; reload++) {
            assertThat(state(employee, panel)).isEqualTo(state);
        }
        assertThat(Integer.parseInt(employee.panelAlone().data().getAttribute("data-seconds-to-live")))
                .isLessThanOrEqualTo(bed.realm().toRepresentation().getAccessCodeLifespanLogin());
        String otherProvider = panel.replace("/wecom/" + TestBed.ALIAS + "/", "/wecom/" + TestBed.OTHER_ALIAS + "/");
        employee.openApplication();
        String otherTab = panelUrl(employee);
        assertThat(otherTab).isNotEqualTo(panel);
        assertThat(List.of(state, state(employee, otherProvider), state(employee, otherTab)))
                .doesNotHaveDuplicates();
        assertThat(state(employee, panel)).isEqualTo(state);
    }

    @Test
    void usedState_isReplacedByOneThatSignsIn(TestBed bed) {
        Employee guest = bed.employee("en").openApplication();
        Panel panel = new Panel(guest);
        String mine = panel.own().state();
        panel.wecom().scan(":guest").click();
        guest.seesProblem("not-a-member");
        guest.message().otherWays().click();
        assertThat(panel.own().state()).isNotEqualTo(mine);
        panel.wecom().scan("zhangsan").click();
        guest.seesApplication();
    }

    private static String state(Employee employee, String panel) {
        assertThat(employee.answerTo(panel).status()).isEqualTo(200);
        return employee.panelAlone().data().getAttribute("data-state");
    }

    private static void notFound(Employee employee, String url) {
        Response answer = employee.answerTo(url);
        assertThat(answer.status()).as(url).isEqualTo(404);
        assertThat(employee.body())
                .hasText(Pattern.compile(".*(not found|sorry).*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE));
    }

    /** As the login page's script makes it. */
    static String panelUrl(Employee employee) {
        return new Panel(employee).address();
    }
}
