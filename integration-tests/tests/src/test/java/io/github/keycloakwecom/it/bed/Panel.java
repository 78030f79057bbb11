package io.github.keycloakwecom.it.bed;

import com.google.gson.Gson;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.github.keycloakwecom.it.page.PanelFrame;
import io.github.keycloakwecom.it.page.WecomFrame;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The QR code in the login page: the section, the panel in its frame, and WeCom's page in the frame of the panel. */
public final class Panel {

    private final Page page;

    public Panel(Employee employee) {
        this(employee.page());
    }

    private Panel(Page page) {
        this.page = page;
    }

    /** Another tab of the same browser. */
    public static Panel inNewTab(Employee employee, String address) {
        Page tab = employee.page().context().newPage();
        tab.navigate(address);
        return new Panel(tab);
    }

    public void bringToFront() {
        page.bringToFront();
    }

    /** Everything that the tab shows. */
    public Locator wholePage() {
        return page.locator("body");
    }

    public Locator section() {
        return page.locator("#wecom-panel");
    }

    public Locator heading() {
        return section().locator("h2");
    }

    /** The list of companies, where a realm has several. */
    public Locator corp() {
        return page.locator("#wecom-panel-corp");
    }

    /** The frame in the login page. */
    public Locator outerFrame() {
        return page.locator(".wecom-panel__frame iframe");
    }

    /** The address of the panel in that frame, as the login page's script makes it. */
    public String address() {
        return outerFrame().getAttribute("src");
    }

    public Locator link() {
        return page.locator("#wecom-panel-link");
    }

    public PanelFrame own() {
        return new PanelFrame(page.frameLocator(".wecom-panel__frame iframe"));
    }

    public Locator frame() {
        return own().wecomElement();
    }

    public WecomFrame wecom() {
        return own().wecom();
    }

    public Locator status() {
        return own().status();
    }

    /**
     * Puts a page of the test in the place of WeCom's.
     *
     * @param script finds the functions of {@code panel/frame.js}, and the values below as {@code given}
     * @param given values for the script, which become JSON
     */
    public void play(String script, Map<String, ?> given) {
        play(script, given, Map.of());
    }

    /** @param headers of the page, such as a Content-Security-Policy */
    public void play(String script, Map<String, ?> given, Map<String, String> headers) {
        String html = "<!DOCTYPE html><title>a page of the test</title><p id=\"got\"></p><script>\n"
                + "const given = " + new Gson().toJson(given) + ";\n"
                + resource("frame.js") + script + "</script>";
        page.route(
                url -> url.contains("redirect_type=callback"),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setHeaders(headers)
                        .setContentType("text/html; charset=utf-8")
                        .setBody(html)));
    }

    public void play(String script) {
        play(script, Map.of());
    }

    /** A script of the tests of the panel. */
    public static String resource(String name) {
        try (InputStream in = Panel.class.getResourceAsStream("/panel/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** WeCom's page does not come. */
    public void holdBack() {
        page.route(url -> url.contains("redirect_type=callback"), route -> {});
    }

    /** WeCom's page comes from now on. */
    public void holdBackNoLonger() {
        page.unrouteAll();
    }

    /** Lets the page of the test say something more. */
    public void says(String script) {
        says(script, null);
    }

    /** @param argument of the script, which is a function then */
    public void says(String script, Object argument) {
        page.frames().stream()
                .filter(frame -> frame.url().contains("redirect_type=callback"))
                .forEach(frame -> frame.evaluate(script, argument));
    }

    /** The login page itself posts a message to the panel. */
    public void loginPagePosts(String message) {
        page.evaluate("message => frames[0].postMessage(message, '*')", message);
    }

    /** The stand-in has its answers, as WeCom's own component gives them. */
    public void isUnderstood() {
        wecom().isUnderstood();
    }
}
