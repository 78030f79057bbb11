package io.github.keycloakwecom.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;

/** The form of a mapper. */
public final class MapperForm {

    private final AdminConsole console;

    MapperForm(AdminConsole console) {
        this.console = console;
        page().getByTestId("new-mapper-save-button").waitFor();
    }

    public PropertyFields fields() {
        return new PropertyFields(page());
    }

    /** Chooses what kind of mapper it is, which decides about the fields. */
    public MapperForm type(String id) {
        page().locator("button[id=identityProviderMapper]").click();
        page().getByTestId(id).click();
        return this;
    }

    /**
     * @param name last of all, because the console empties the field once while it makes the form
     * @return the mapper's own id, which the address of the page ends with
     */
    public String create(String name) {
        page().getByTestId("name").fill(name);
        save();
        assertThat(page()).hasURL(Pattern.compile(".*/mappers/[0-9a-f-]{36}$"));
        return page().url().replaceFirst(".*/", "");
    }

    public void save() {
        page().getByTestId("new-mapper-save-button").click();
        console.outcome("success");
    }

    private Page page() {
        return console.page();
    }
}
