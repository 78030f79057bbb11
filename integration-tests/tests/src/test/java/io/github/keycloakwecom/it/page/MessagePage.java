package io.github.keycloakwecom.it.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/**
 * A page of the provider, with links to go on. It gives the reason why a login does not go on (a problem), or it asks a
 * question (a notice).
 */
public record MessagePage(Page page) {

    public Locator problem() {
        return page.locator("#wecom-problem");
    }

    public Locator notice() {
        return page.locator("#wecom-notice");
    }

    public Locator scanAgain() {
        return page.locator("#wecom-scan-again");
    }

    public Locator startAgain() {
        return page.locator("#wecom-start-again");
    }

    public Locator tryAgain() {
        return page.locator("#wecom-tryAgain");
    }

    public Locator otherWays() {
        return page.locator("#wecom-other-ways");
    }

    public Locator otherAccount() {
        return page.locator("#wecom-otherAccount");
    }

    public Locator backToApplication() {
        return page.locator("#wecom-back-to-application");
    }

    public Locator shareMail() {
        return page.locator("#wecom-shareMail");
    }

    /** The contact: a text of the realm's administrator. */
    public Locator contact() {
        return page.locator("#wecom-contact");
    }

    /** The link to go on with, of which each problem has one. */
    public Locator mainWayOn() {
        return page.locator("#wecom-problem a.pf-m-primary");
    }

    /** Sends the form with which Keycloak's own pages cancel a required action. */
    public void cancelRequiredAction() {
        page.evaluate("""
                () => {
                  const form = document.createElement("form");
                  form.method = "post";
                  form.action = location.href;
                  form.innerHTML = "<input name=cancel-aia value=true>";
                  document.body.append(form);
                  form.submit();
                }""");
        page.waitForLoadState();
    }

    /** The first sentence of a problem. */
    public Locator sentence() {
        return page.locator("#wecom-problem p").first();
    }

    /** A problem, or the login page if that is what the browser shows. */
    public Locator problemOrLoginPage() {
        return page.locator("#wecom-problem, #password").first();
    }
}
