package io.github.keycloakwecom.it.bed;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.Map;

/** The QR code in the login page as a test sees it: the section, our page in its frame, WeCom's page in that one's. */
public final class Panel {

    private final Page page;

    public Panel(Employee employee) {
        this.page = employee.page();
    }

    public Locator section() {
        return page.locator("#wecom-panel");
    }

    /** The list of companies, where a realm has several. */
    public Locator corp() {
        return page.locator("#wecom-panel-corp");
    }

    /** The frame in the login page. */
    public Locator outerFrame() {
        return page.locator(".wecom-panel__frame iframe");
    }

    /** The address of our page in that frame, as the login page's script makes it. */
    public String address() {
        return outerFrame().getAttribute("src");
    }

    public Locator link() {
        return page.locator("#wecom-panel-link");
    }

    public FrameLocator own() {
        return page.frameLocator(".wecom-panel__frame iframe");
    }

    public Locator frame() {
        return own().locator("#frame iframe");
    }

    public FrameLocator wecom() {
        return own().frameLocator("#frame iframe");
    }

    public Locator status() {
        return own().locator("#status");
    }

    /** Puts a page of the test's in the place of WeCom's; its script finds {@code send} and {@code call} made. */
    public void play(String script, Map<String, String> headers) {
        String page = """
                <!DOCTYPE html><title>a page of the test</title><p id="got"></p><script>
                const got = [];
                let port;
                const send = message => (port ?? parent).postMessage(message, ...(port ? [] : ["*"]));
                const call = (name, payload, uid = "1") => send(JSON.stringify(
                    {type: "ww-iframe-handle:call", uid, args: {type: "call", name, payload}}));
                const ready = supportChannel => parent.postMessage(
                    JSON.stringify({type: "ww-iframe-handle:ready", supportChannel}), "*");
                const hear = data => {
                  const message = typeof data === "string" ? JSON.parse(data) : data;
                  got.push(message.type.split(":")[1] + (message.kind ?? "") + (message.uid ?? ""));
                  if (message.port) { port = message.port; port.onmessage = event => hear(event.data); }
                  document.getElementById("got").textContent = got.join(" ");
                  heard?.(got.at(-1));
                };
                let heard;
                addEventListener("message", event => hear(event.data));
                """ + script + "</script>";
        this.page.route(
                url -> url.contains("redirect_type=callback"),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html; charset=utf-8")
                        .setHeaders(headers)
                        .setBody(page)));
    }

    public void play(String script) {
        play(script, Map.of("Content-Type", "text/html; charset=utf-8"));
    }

    /** WeCom's page does not come. */
    public void holdBack() {
        page.route(url -> url.contains("redirect_type=callback"), route -> {});
    }

    /** Lets the page of the test say something more. */
    public void says(String script) {
        page.frames().stream()
                .filter(frame -> frame.url().contains("redirect_type=callback"))
                .forEach(frame -> frame.evaluate(script));
    }

    /** The stand-in has had its answers, and they were those of WeCom's own component. */
    public void isUnderstood() {
        assertThat(wecom().locator("body")).hasAttribute("data-waiting", "0");
        assertThat(wecom().locator("#wrong")).isHidden();
    }
}
