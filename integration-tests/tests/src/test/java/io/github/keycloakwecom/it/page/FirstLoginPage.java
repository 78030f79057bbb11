package io.github.keycloakwecom.it.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/**
 * Keycloak's pages in a first login and in the linking of an account: whose account it is, and what the profile misses.
 */
public record FirstLoginPage(Page page) {

    /** The button that says: the account that exists is mine. */
    public Locator linkAccount() {
        return page.locator("#linkAccount");
    }

    /** Agrees to link the provider to the account that is signed in. */
    public void agreeToLink() {
        page.click("#kc-continue");
    }

    public void waitForProfile() {
        page.waitForSelector("#kc-idp-review-profile-form");
    }

    /** What a field of the profile holds. */
    public String value(String field) {
        return page.inputValue("#" + field);
    }

    public FirstLoginPage enter(String field, String value) {
        page.fill("#" + field, value);
        return this;
    }

    public void submitProfile() {
        page.click("[type=submit]");
    }
}
