package io.github.keycloakwecom.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A person who has started the demo and does what it prints, in two browsers: one at the desk, one that is WeCom's. */
final class Newcomer {

    private static final int NARROW = 390;

    private final Browser browser;
    private final Page desk;
    private Page phone;
    private String name = "";
    private String notForThem = "";

    Newcomer(Browser browser) {
        this.browser = browser;
        desk = page(new Browser.NewContextOptions().setLocale("en"));
        phone = desk;
    }

    private Page page(Browser.NewContextOptions options) {
        Page page = browser.newContext(options).newPage();
        page.setDefaultTimeout(20_000);
        return page;
    }

    /** In a browser that has not been there. */
    private Page visitor(String address) {
        Page page = page(new Browser.NewContextOptions().setLocale("en"));
        page.navigate(address);
        return page;
    }

    void seesApplicationToSignIn(String address, String title) {
        Page page = visitor(address);
        assertThat(page.locator("[data-action=sign-in]")).isVisible();
        assertThat(page.title()).contains(title);
        picture(page, title);
        page.context().close();
    }

    void isSentToTheLoginPage(String address, String title) {
        Page page = visitor(address);
        assertThat(page.locator("#kc-form-login")).isVisible();
        picture(page, title);
        page.context().close();
    }

    void seesPeopleOfTheCompany(String address) {
        Page page = visitor(address);
        assertThat(page.locator("body")).containsText("张三");
        picture(page, "stand-in");
        page.context().close();
    }

    void isTurnedAwayAgain() {
        isToldThatItIsNotForThem(notForThem, name);
    }

    void pressesSignIn(String address) {
        desk.navigate(address);
        desk.getByText("Sign in", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        assertThat(desk.locator("#kc-form-login")).isVisible();
    }

    void seesTheCodeBesideTheForm() {
        desk.setViewportSize(1280, 900);
        assertThat(desk.locator("#kc-form-login #password")).isVisible();
        assertThat(desk.locator("#wecom-panel iframe, iframe#wecom-panel").first())
                .isVisible();
        picture(desk, "login");
    }

    /** The other way that the step names. */
    void findsTheButtonInANarrowWindow(String button) {
        desk.setViewportSize(NARROW, 800);
        assertThat(button(button)).isVisible();
        picture(desk, "login-narrow");
    }

    private Locator button(String label) {
        return desk.locator("a:visible, button:visible", new Page.LocatorOptions().setHasText(label))
                .first();
    }

    void scansBesideTheFormAs(String who) {
        desk.setViewportSize(1280, 900);
        choose(code().locator("button.person, [data-scan]"), who);
        name = who;
    }

    /** WeCom's frame in the panel's. */
    private FrameLocator code() {
        return desk.frameLocator("#wecom-panel iframe").frameLocator("iframe");
    }

    private static void choose(Locator people, String who) {
        people.filter(new Locator.FilterOptions().setHasText(who)).first().click();
    }

    private static Locator people(Page page) {
        return page.locator("button.person");
    }

    void isIn(String title, String who) {
        assertThat(who).isEqualTo(name);
        assertThat(desk.locator("[data-action=sign-out]")).isVisible();
        assertThat(desk.locator("body")).containsText(who);
        assertThat(desk.title()).contains(title);
        picture(desk, "in-" + title);
    }

    void isInWithoutAnotherScan(String address) {
        desk.navigate(address);
        assertThat(desk.locator("[data-action=sign-out]")).isVisible();
        assertThat(desk.locator("body")).containsText(name);
    }

    void isToldThatItIsNotForThem(String address, String who) {
        assertThat(who).isEqualTo(name);
        notForThem = address;
        desk.navigate(address);
        assertThat(desk.locator("#wecom-notice")).hasAttribute("data-notice", "not-allowed");
        picture(desk, "not-allowed");
    }

    void isLetIn(String address, String who) {
        Page page = visitor(address);
        page.setViewportSize(NARROW, 800);
        page.locator("#social-wecom").click();
        choose(people(page), who);
        assertThat(page.locator("[data-action=sign-out]")).isVisible();
        assertThat(page.locator("body")).containsText(who);
        page.context().close();
    }

    void seesWhatMayBeOpened(String address, String... titles) {
        desk.navigate(address);
        assertThat(desk.locator(".wecom-tile__name")).hasText(titles);
        picture(desk, "portal");
    }

    void startsABrowserAsWecoms(String userAgent, String address) {
        phone = page(new Browser.NewContextOptions()
                .setLocale("zh-CN")
                .setViewportSize(NARROW, 844)
                .setUserAgent(userAgent));
        phone.navigate(address);
        assertThat(phone.locator("button.person").first()).isVisible();
    }

    void tapsEveryTileAs(String who) {
        choose(people(phone), who);
        Locator all = phone.locator("[data-tile]");
        assertThat(all.first()).isVisible();
        String workbench = phone.url();
        List<String> tiles =
                all.all().stream().map(tile -> tile.getAttribute("data-tile")).toList();
        picture(phone, "workbench");
        for (String tile : tiles) {
            phone.navigate(workbench);
            List<String> pages = new ArrayList<>();
            Consumer<Response> remember = answer -> remember(answer, pages);
            phone.onResponse(remember);
            phone.locator("[data-tile='" + tile + "']").click();
            assertThat(phone.locator("[data-action=sign-out], #wecom-portal")).isVisible();
            phone.offResponse(remember);
            assertThat(pages).as("pages after a tap on %s", tile).hasSize(1);
            picture(phone, "tile-" + tile);
        }
    }

    private static void remember(Response answer, List<String> pages) {
        if (answer.request().isNavigationRequest() && answer.status() < 300) {
            pages.add(answer.url());
        }
    }

    void seesCallsOfKeycloak(String address) {
        Page page = visitor(address);
        assertThat(page.locator("body")).containsText("auth/getuserinfo");
        picture(page, "calls");
        page.context().close();
    }

    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(
                        Path.of(System.getProperty("screenshots.dir"), "demo-" + name.replaceAll("\\W+", "-") + ".png"))
                .setFullPage(true));
    }
}
