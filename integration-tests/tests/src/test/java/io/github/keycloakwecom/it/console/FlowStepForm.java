package io.github.keycloakwecom.it.console;

import com.microsoft.playwright.Locator;

/** The settings of a step of a flow. */
public final class FlowStepForm {

    private final AdminConsole console;

    FlowStepForm(AdminConsole console) {
        this.console = console;
        alias().waitFor();
    }

    public PropertyFields fields() {
        return new PropertyFields(console.page());
    }

    /** Names settings that are new; those that are there keep their name. */
    public FlowStepForm name(String name) {
        if (alias().isEnabled()) {
            alias().fill(name);
        }
        return this;
    }

    public void save() {
        console.page().getByTestId("save").click();
        console.outcome("success");
    }

    private Locator alias() {
        return console.page().locator("#execution-config-form input[name=alias]");
    }
}
