package io.github.keycloakwecom.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;

/** The list of required actions, with a switch for each. */
public final class RequiredActionsPage {

    private final AdminConsole console;

    RequiredActionsPage(AdminConsole console) {
        this.console = console;
    }

    public void switchOn(String name) {
        Locator row = console.page().locator("tr").filter(new Locator.FilterOptions().setHasText(name));
        Locator enabled = row.locator("label.pf-v5-c-switch").first();
        assertThat(enabled.locator("input")).not().isChecked();
        enabled.click();
        console.outcome("success");
        assertThat(enabled.locator("input")).isChecked();
    }
}
