package io.github.keycloakwecom.it.console;

import com.microsoft.playwright.Locator;

/** A flow of logins, step by step. */
public final class FlowPage {

    private final AdminConsole console;

    FlowPage(AdminConsole console) {
        this.console = console;
    }

    /** @return the settings of a step, in a dialog */
    public FlowStepForm settings(String step) {
        console.page()
                .locator("tr")
                .filter(new Locator.FilterOptions().setHasText(step))
                // The other button without a label takes the step away, and has a name for tests.
                .locator(".pf-v5-c-table__action button.pf-m-plain:not([data-testid])")
                .click();
        return new FlowStepForm(console);
    }
}
