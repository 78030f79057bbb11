package io.github.keycloakwecom.it.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Keycloak's login page: the password form and the buttons of the providers. */
public record LoginPage(Page page) {

    public LoginPage enterUsername(String username) {
        page.fill("#username", username);
        return this;
    }

    public LoginPage enterPassword(String password) {
        page.fill("#password", password);
        return this;
    }

    public void submit() {
        submitButton().click();
    }

    public void signIn(String username, String password) {
        enterUsername(username).enterPassword(password).submit();
    }

    /** Where the username is given, as in the proof of an account. */
    public void prove(String password) {
        enterPassword(password).submit();
    }

    public void waitFor() {
        password().waitFor();
    }

    public Locator form() {
        return page.locator("#kc-form-login");
    }

    public Locator password() {
        return page.locator("#password");
    }

    public Locator submitButton() {
        return page.locator("#kc-login");
    }

    /** What Keycloak says about a wrong username or password. */
    public Locator wrongCredentials() {
        return page.locator("#input-error-username");
    }

    public void chooseLanguage(String locale) {
        String address =
                page.locator("option[value*='kc_locale=" + locale + "']").getAttribute("value");
        page.selectOption("#login-select-toggle", address);
    }

    /** Chooses a WeCom by the link below its QR code, or by its button where there is no code. */
    public void choose(String alias) {
        page.click("#wecom-panel-link[href*='/" + alias + "/']:visible, #social-" + alias + ":visible");
    }

    /** The button of a provider. */
    public Locator provider(String alias) {
        return page.locator("#social-" + alias);
    }

    /** The button of any WeCom, or the link below the QR code. */
    public Locator anyWecom() {
        return page.locator("#wecom-panel, #social-wecom");
    }
}
