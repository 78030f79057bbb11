package io.github.keycloakwecom.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;

/** A person who opens Keycloak's admin console at the addresses that the demo prints. */
final class Administrator {

    private static final double CONSOLE_LOADS = 30_000;

    private final Page console;

    Administrator(Browser browser) {
        console = browser.newContext(
                        new Browser.NewContextOptions().setLocale("en").setViewportSize(1280, 900))
                .newPage();
    }

    void signsIn(String address, String user, String password) {
        console.navigate(address);
        console.fill("#username", user);
        console.fill("#password", password);
        console.click("#kc-login");
        seesTheRealm();
        Newcomer.picture(console, "console");
    }

    private void seesTheRealm() {
        assertThat(console.locator("[data-testid=currentRealm]"))
                .hasText("Acme", new HasTextOptions().setTimeout(CONSOLE_LOADS));
    }

    void sees(String address, String words) {
        // Another fragment alone does not load the page again.
        console.navigate("about:blank");
        console.navigate(address);
        // The realm's login page names the provider as well.
        seesTheRealm();
        assertThat(console.locator("main")).containsText(words, new ContainsTextOptions().setTimeout(CONSOLE_LOADS));
        Newcomer.picture(console, "console-" + address.replaceAll(".*/", ""));
    }

    /** The console shows the latest few. */
    void seesWhoWasTurnedAwayLast(String address) {
        sees(address, "LOGIN_ERROR");
        console.locator("main tbody", new Page.LocatorOptions().setHasText("LOGIN_ERROR"))
                .first()
                .locator("button")
                .click();
        assertThat(console.getByText("wecom_client_not_allowed").first()).isVisible();
        Newcomer.picture(console, "why");
    }
}
