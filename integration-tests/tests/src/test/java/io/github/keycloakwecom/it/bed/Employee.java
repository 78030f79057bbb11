package io.github.keycloakwecom.it.bed;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.RequestOptions;
import io.github.keycloakwecom.app.SampleApplication;
import io.github.keycloakwecom.it.page.ConsentPage;
import io.github.keycloakwecom.it.page.FirstLoginPage;
import io.github.keycloakwecom.it.page.LoginPage;
import io.github.keycloakwecom.it.page.MessagePage;
import io.github.keycloakwecom.it.page.PanelAlone;
import io.github.keycloakwecom.it.page.PortalPage;
import io.github.keycloakwecom.standin.WecomStandIn;
import java.util.regex.Pattern;

/** A person at a browser: clicks and what the person sees. */
public final class Employee extends BrowserWindow {

    /** What the browser inside WeCom calls itself. */
    public static final String INSIDE_WECOM = "Mozilla/5.0 Mobile wxwork/4.1.22 MicroMessenger/7.0.1";

    private final SampleApplication application;
    private final WecomStandIn wecom;

    Employee(BrowserContext browser, SampleApplication application, WecomStandIn wecom) {
        super(browser);
        this.application = application;
        this.wecom = wecom;
    }

    public LoginPage loginPage() {
        return new LoginPage(page());
    }

    public FirstLoginPage firstLogin() {
        return new FirstLoginPage(page());
    }

    public MessagePage message() {
        return new MessagePage(page());
    }

    public ConsentPage consentPage() {
        return new ConsentPage(page());
    }

    public PortalPage portal() {
        return new PortalPage(page());
    }

    public PanelAlone panelAlone() {
        return new PanelAlone(page());
    }

    public Employee forgetPages() {
        forget();
        return this;
    }

    public Employee openApplication() {
        page().navigate(application.url() + "/");
        signInAtApplication();
        return this;
    }

    /** On the application's first page(). */
    public void signInAtApplication() {
        page().click("[data-action=sign-in]");
    }

    /** On the page with which the application says that a login failed. */
    public void retryAtApplication() {
        page().click("[data-action=retry]");
    }

    /** As a workbench tile does it. */
    public Employee openApplicationWithHint() {
        page().navigate(application.url() + "/login?kc_idp_hint=" + TestBed.ALIAS);
        return this;
    }

    public Employee chooseWecom() {
        // The link below the QR code where that is shown, else the button.
        page().click("#wecom-panel-link:visible, #social-" + TestBed.ALIAS + ":visible");
        page().waitForURL(Pattern.compile(Pattern.quote(wecom.url()) + ".*"));
        return this;
    }

    /** Up to the page with the QR code, whose address is returned: it can be opened in another tab or browser. */
    public String openScanPage() {
        openApplication().chooseWecom();
        return page().url();
    }

    public void waitForScanPage() {
        page().waitForSelector("[data-scan]");
    }

    public Employee scanAs(String visitor) {
        page().click("[data-scan='" + visitor + "']");
        return this;
    }

    /** Scans, without the browser following: the address it would be sent to. */
    public String scanWithoutReturningAs(String visitor) {
        APIResponse answer = page().request()
                .get(page().url() + "&scan=" + visitor, RequestOptions.create().setMaxRedirects(0));
        return answer.headers().get("location");
    }

    /** The code in the redirect that such an address answers with; the browser does not follow. */
    public String codeOf(String scan) {
        APIResponse answer = page().request().get(scan, RequestOptions.create().setMaxRedirects(0));
        return answer.headers().get("location").replaceAll(".*[?&]code=([^&]*).*", "$1");
    }

    /** On a phone whose WeCom belongs to this member. */
    public Employee withWecomOf(String userid) {
        page().navigate(wecom.url() + "/phone?userid=" + userid);
        return this;
    }

    public Employee signInAs(String userid) {
        openApplication().chooseWecom().scanAs(userid);
        seesApplication();
        return this;
    }

    public void seesApplication() {
        assertThat(page().locator("[data-action=sign-out]")).isVisible();
    }

    public String claim(String name) {
        return page().locator("[data-claim='" + name + "']").first().innerText();
    }

    /** The problem that the page shown is about. */
    public void seesProblem(String id) {
        assertThat(message().problem()).hasAttribute("data-problem", id);
    }

    /** What the page shown has to say, which is no problem of a login. */
    public void seesNotice(String id) {
        assertThat(message().notice()).hasAttribute("data-notice", id);
        assertThat(title()).isNotBlank().doesNotContain("wecom.", "{0}");
    }

    public String title() {
        return page().locator("#kc-page-title").innerText().strip();
    }
}
