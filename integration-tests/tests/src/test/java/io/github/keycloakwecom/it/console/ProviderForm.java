package io.github.keycloakwecom.it.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;

/** The form of an identity provider: Keycloak's own fields, and those of the provider. */
public final class ProviderForm {

    /** Keycloak's own fields that must be filled in. */
    public static final List<String> REQUIRED = List.of("alias", "config.clientId", "config.clientSecret");

    private final AdminConsole console;
    private final String saveButton;

    ProviderForm(AdminConsole console, String saveButton) {
        this.console = console;
        this.saveButton = saveButton;
        save().waitFor();
    }

    public PropertyFields fields() {
        return new PropertyFields(page());
    }

    /** @param name of a field of Keycloak's own, or of {@code config.} and a property */
    public ProviderForm enter(String name, String value) {
        page().locator("input[name='" + name + "']").fill(value);
        return this;
    }

    /** What stands in red below the fields. */
    public List<String> complaints() {
        return page().locator(".pf-v5-c-helper-text__item.pf-m-error").allInnerTexts();
    }

    /** The button that saves. */
    public Locator save() {
        return page().getByTestId(saveButton);
    }

    /** Saves, and waits until the console says so. */
    public void saveSuccessfully() {
        save().click();
        console.outcome("success");
    }

    /** Saves what is refused, and leaves the message where it is, for a picture. */
    public void saveInVain() {
        save().click();
        console.expectOutcome("danger");
    }

    /** @return what the console says why the settings are not saved; the message is closed */
    public String refusal() {
        return console.outcome("danger");
    }

    private Page page() {
        return console.page();
    }
}
