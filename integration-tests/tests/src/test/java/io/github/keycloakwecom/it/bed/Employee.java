package io.github.keycloakwecom.it.bed;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.RequestOptions;
import io.github.keycloakwecom.app.SampleApplication;
import io.github.keycloakwecom.standin.WecomStandIn;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody at a browser: what they click and what they see. */
public final class Employee implements AutoCloseable {

    /** What the browser inside WeCom calls itself. */
    public static final String INSIDE_WECOM = "Mozilla/5.0 Mobile wxwork/4.1.22 MicroMessenger/7.0.1";

    private final BrowserContext browser;
    private final SampleApplication application;
    private final WecomStandIn wecom;
    private final Page page;
    private final List<String> pagesSeen = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();
    private final List<String> failedRequests = new ArrayList<>();
    private final List<String> console = new ArrayList<>();

    Employee(BrowserContext browser, SampleApplication application, WecomStandIn wecom) {
        this.browser = browser;
        this.application = application;
        this.wecom = wecom;
        this.page = browser.newPage();
        page.setDefaultTimeout(20_000);
        page.onResponse(this::remember);
        page.onConsoleMessage(message -> console.add(message.type() + ": " + message.text()));
        page.onPageError(error -> console.add("error: " + error));
    }

    // A page is seen when a document arrives that is no redirect.
    private void remember(Response response) {
        if (response.status() >= 400 && !response.request().isNavigationRequest()) {
            failedRequests.add(response.status() + " " + response.url());
        }
        if (response.request().isNavigationRequest() && response.frame() == page.mainFrame()) {
            addresses.add(response.url());
            if (response.status() < 300 || response.status() >= 400) {
                pagesSeen.add(response.url());
            }
        }
    }

    public Page page() {
        return page;
    }

    /** Addresses of the documents that were shown. */
    public List<String> pagesSeen() {
        return List.copyOf(pagesSeen);
    }

    /** Addresses of the documents asked for, redirects included. */
    public List<String> addresses() {
        return List.copyOf(addresses);
    }

    /** Scripts, styles and pictures that a page named and nobody had. */
    public List<String> failedRequests() {
        return List.copyOf(failedRequests);
    }

    /** What scripts and the browser itself complained about; a violation of a Content-Security-Policy is an error. */
    public List<String> complaints(String kind) {
        return console.stream().filter(line -> line.startsWith(kind + ": ")).toList();
    }

    /** The address with code and state that WeCom last sent this browser to. */
    public String lastCallback() {
        return addresses.stream()
                .filter(address -> address.contains("/endpoint?"))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("no callback among " + addresses));
    }

    public Employee forgetPages() {
        pagesSeen.clear();
        addresses.clear();
        return this;
    }

    public Employee openApplication() {
        page.navigate(application.url() + "/");
        page.click("[data-action=sign-in]");
        return this;
    }

    /** As a workbench tile does it. */
    public Employee openApplicationWithHint() {
        page.navigate(application.url() + "/login?kc_idp_hint=" + TestBed.ALIAS);
        return this;
    }

    public Employee chooseWecom() {
        // The link below the QR code where that is shown, else the button.
        page.click("#wecom-panel-link:visible, #social-" + TestBed.ALIAS + ":visible");
        page.waitForURL(Pattern.compile(Pattern.quote(wecom.url()) + ".*"));
        return this;
    }

    /** Up to the page with the QR code, whose address is returned: it can be opened in another tab or browser. */
    public String openScanPage() {
        openApplication().chooseWecom();
        return page.url();
    }

    public Employee scanAs(String visitor) {
        page.click("[data-scan='" + visitor + "']");
        return this;
    }

    /** Scans, without the browser following: the address it would be sent to. */
    public String scanWithoutReturningAs(String visitor) {
        APIResponse answer = page.request()
                .get(page.url() + "&scan=" + visitor, RequestOptions.create().setMaxRedirects(0));
        return answer.headers().get("location");
    }

    /** The code in the redirect that such an address answers with; the browser does not follow. */
    public String codeOf(String scan) {
        APIResponse answer = page.request().get(scan, RequestOptions.create().setMaxRedirects(0));
        return answer.headers().get("location").replaceAll(".*[?&]code=([^&]*).*", "$1");
    }

    /**
     * Follows redirects without showing anything, until one leads to an address with this part. That address is returned and not
     * asked for.
     */
    public String holdBack(String start, String part) {
        String here = start;
        for (int redirects = 0; redirects < 10; redirects++) {
            if (here.contains(part)) {
                return here;
            }
            // The cookies are Secure, and the address is not, which browsers allow for this computer and Playwright
            // does not.
            APIResponse answer = page.request()
                    .get(here, RequestOptions.create().setMaxRedirects(0).setHeader("Cookie", cookies(here)));
            String next = answer.headers().get("location");
            assertThat(next).as("redirect of %s", here).isNotNull();
            here = URI.create(here).resolve(next).toString();
        }
        throw new AssertionError("sent round in circles, last to " + here);
    }

    /** What this browser would send there, as a Cookie header. */
    public String cookies(String url) {
        return browser.cookies(url).stream()
                .map(cookie -> cookie.name + "=" + cookie.value)
                .collect(Collectors.joining("; "));
    }

    /** On a phone whose WeCom belongs to this member. */
    public Employee withWecomOf(String userid) {
        page.navigate(wecom.url() + "/phone?userid=" + userid);
        return this;
    }

    public Employee signInAs(String userid) {
        openApplication().chooseWecom().scanAs(userid);
        seesApplication();
        return this;
    }

    public void seesApplication() {
        assertThat(page.locator("[data-action=sign-out]")).isVisible();
    }

    public String claim(String name) {
        return page.locator("[data-claim='" + name + "']").first().innerText();
    }

    /** The problem that the page shown is about. */
    public void seesProblem(String id) {
        assertThat(page.locator("#wecom-problem")).hasAttribute("data-problem", id);
    }

    /** What the page shown has to say, which is no problem of a login. */
    public void seesNotice(String id) {
        assertThat(page.locator("#wecom-notice")).hasAttribute("data-notice", id);
        assertThat(title()).isNotBlank().doesNotContain("wecom.", "{0}");
    }

    /** What keeps people with disabilities from using the page shown, after axe: only what is serious. */
    public List<String> barriers() {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(rule -> rule.getId() + " " + rule.getNodes())
                        .toList();
    }

    public String title() {
        return page.locator("#kc-page-title").innerText().strip();
    }

    public Path screenshot(String name) {
        Path file = Path.of(System.getProperty("screenshots.dir"), name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        return file;
    }

    @Override
    public void close() {
        browser.close();
    }
}
