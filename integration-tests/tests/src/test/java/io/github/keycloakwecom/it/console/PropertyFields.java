package io.github.keycloakwecom.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.keycloak.representations.idm.ConfigPropertyRepresentation;

/** The fields that the console makes of a list of properties, by the type of each. */
public final class PropertyFields {

    private final Page page;

    PropertyFields(Page page) {
        this.page = page;
    }

    /** Enters a value as an administrator does; several of them with {@code ##} between. */
    public void enter(ConfigPropertyRepresentation property, String value) {
        String name = property.getName();
        switch (property.getType()) {
            case "String" -> input(name).fill(value);
            case "boolean" -> {
                if (!shown(property).equals(value)) {
                    page.click("label.pf-v5-c-switch[for='" + name + "']");
                }
            }
            case "List" -> {
                list(name).click();
                page.getByRole(
                                AriaRole.OPTION,
                                new Page.GetByRoleOptions().setName(value).setExact(true))
                        .click();
            }
            case "MultivaluedString" -> enterLines(name, List.of(value.split("##")));
            case "UserProfileAttributeList" -> attribute(name).fill(value);
            case "Group" -> chooseGroup(value);
            default -> throw unknown(property);
        }
    }

    /** What the field holds, as it is stored. */
    public String shown(ConfigPropertyRepresentation property) {
        String name = property.getName();
        return switch (property.getType()) {
            case "String" -> input(name).inputValue();
            case "boolean" ->
                Boolean.toString(page.locator("input[id='" + name + "']").isChecked());
            case "List" -> list(name).innerText().strip();
            case "MultivaluedString" -> lines(name);
            case "UserProfileAttributeList" -> attribute(name).inputValue();
            case "Group" -> String.join("", page.locator(".pf-v5-c-chip__text").allInnerTexts());
            default -> throw unknown(property);
        };
    }

    /** Waits for a field. */
    public void expect(String label) {
        group(label).waitFor();
    }

    /** All that stands where a field has its input. */
    public String text(String label) {
        return group(label).locator(".pf-v5-c-form__group-control").innerText().strip();
    }

    /** Opens the help text of a field, reads and closes it. */
    public String help(String label) {
        openHelp(label);
        Locator popover = page.locator(".pf-v5-c-popover__body");
        String text = popover.innerText().strip();
        // Not with a key, which closes the dialog around it too.
        page.locator(".pf-v5-c-popover__close").getByRole(AriaRole.BUTTON).click();
        assertThat(popover).not().isVisible();
        return text;
    }

    public void openHelp(String label) {
        group(label)
                .locator(".pf-v5-c-form__group-label")
                .getByRole(AriaRole.BUTTON)
                .click();
        // It fades in, and would be missing from a picture before.
        assertThat(page.locator(".pf-v5-c-popover")).hasCSS("opacity", "1");
    }

    private void enterLines(String name, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                page.getByTestId("config." + name + "-addValue").click();
            }
            page.getByTestId("config." + name + i).fill(lines.get(i));
        }
    }

    private String lines(String name) {
        return String.join(
                "##",
                page.locator("input[name^='config." + name + ".']").all().stream()
                        .map(Locator::inputValue)
                        .toList());
    }

    // The dialog shows the groups of the first level.
    private void chooseGroup(String path) {
        page.getByTestId("join-groups-button").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByTestId(path.substring(1)).click();
        // Until the chosen one is part of the dialog's path, the button would choose nothing.
        assertThat(dialog.locator(".pf-v5-c-breadcrumb")).containsText(path.substring(1));
        page.getByTestId("select-button").click();
        assertThat(dialog).not().isVisible();
    }

    private Locator group(String label) {
        return page.locator(".pf-v5-c-form__group")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator(".pf-v5-c-form__label-text")
                                .getByText(label, new Locator.GetByTextOptions().setExact(true))));
    }

    private Locator input(String name) {
        return page.locator("input[name='config." + name + "']");
    }

    // For an attribute that the user profile does not name.
    private Locator attribute(String name) {
        return page.getByTestId("config." + name);
    }

    private Locator list(String name) {
        return page.locator("button[id='" + name + "']");
    }

    private static AssertionError unknown(ConfigPropertyRepresentation property) {
        return new AssertionError(
                "the field " + property.getName() + " is of a type that is not known here: " + property.getType());
    }
}
