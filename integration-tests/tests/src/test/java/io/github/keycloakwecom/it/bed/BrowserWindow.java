package io.github.keycloakwecom.it.bed;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.RequestOptions;
import io.github.keycloakwecom.it.page.Focus;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A window of a browser with cookies of its own: where it goes, and what it has shown and asked for. */
class BrowserWindow implements AutoCloseable {

    private final BrowserContext browser;
    private final Page page;
    private final BrowserHistory history;

    BrowserWindow(BrowserContext browser) {
        this.browser = browser;
        this.page = browser.newPage();
        page.setDefaultTimeout(20_000);
        history = new BrowserHistory(page);
    }

    public Page page() {
        return page;
    }

    public Locator body() {
        return page.locator("body");
    }

    /** None, where markup from outside is escaped. */
    public Locator elementsWithId(String id) {
        return page.locator("#" + id);
    }

    public Locator text(String words) {
        return page.getByText(words);
    }

    public Locator frames() {
        return page.locator("iframe");
    }

    /** The addresses of the page and of all frames in it. */
    public List<String> frameAddresses() {
        return page.frames().stream().map(Frame::url).toList();
    }

    public Focus focus() {
        return new Focus(page);
    }

    /** Requests with this browser's cookies that show nothing. */
    public APIRequestContext request() {
        return page.request();
    }

    public void onRequest(Consumer<Request> listener) {
        page.onRequest(listener);
    }

    /** Goes there; the answer has status and headers. */
    public Response answerTo(String address) {
        return page.navigate(address);
    }

    public void goBack() {
        page.goBack();
    }

    public void waitUntil(BooleanSupplier condition) {
        page.waitForCondition(condition);
    }

    public void goTo(String address) {
        page.navigate(address);
    }

    /** The address of the page shown. */
    public String address() {
        return page.url();
    }

    /** The fragment of that address, with its {@code #}; empty without one. */
    public String fragment() {
        return String.valueOf(page.evaluate("() => location.hash"));
    }

    public String html() {
        return page.content();
    }

    public Response reload() {
        return page.reload();
    }

    /** Puts a page of the test at this address. */
    public void serve(String address, String html) {
        page.route(
                address,
                route -> route.fulfill(
                        new Route.FulfillOptions().setContentType("text/html").setBody(html)));
    }

    /** Lets the test answer such requests. */
    public void intercept(Predicate<String> address, Consumer<Route> answer) {
        page.route(address, answer);
    }

    /** @param pattern a glob such as {@code **error=login_required**} */
    public void waitForAddress(String pattern) {
        page.waitForURL(pattern);
    }

    public void waitForAddress(Predicate<String> expected) {
        page.waitForURL(expected);
    }

    /** Until no request has been under way for half a second. */
    public void waitForQuiet() {
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    public void waitForText(String text) {
        page.waitForSelector("text=" + text);
    }

    public boolean fitsItsWindow() {
        return (Boolean) page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth");
    }

    /** Addresses of the documents that were shown. */
    public List<String> pagesSeen() {
        return history.pagesSeen();
    }

    /** Addresses of the documents asked for, redirects included. */
    public List<String> addresses() {
        return history.addresses();
    }

    /** Scripts, styles and pictures that the browser did not get, with their status. */
    public List<String> failedRequests() {
        return history.failedRequests();
    }

    /** What scripts and the browser itself complained about; a violation of a Content-Security-Policy is an error. */
    public List<String> complaints(String kind) {
        return history.complaints(kind);
    }

    /** The address with code and state that WeCom last sent this browser to. */
    public String lastCallback() {
        return history.addresses().stream()
                .filter(address -> address.contains("/endpoint?"))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("no callback among " + history.addresses()));
    }

    /**
     * Follows redirects without showing anything, until one leads to an address with this part. That address is
     * returned and not asked for.
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

    /** What keeps people with disabilities from using the page shown, after axe: only what is serious. */
    public List<String> barriers() {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(rule -> rule.getId() + " " + rule.getNodes())
                        .toList();
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

    /** Clears {@link #pagesSeen()} and {@link #addresses()}. */
    void forget() {
        history.forget();
    }
}
