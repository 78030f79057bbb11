package io.github.keycloakwecom.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.console.AdminConsole;
import io.github.keycloakwecom.it.console.ConsoleTexts;
import io.github.keycloakwecom.it.console.FlowStepForm;
import io.github.keycloakwecom.it.console.PropertyFields;
import io.github.keycloakwecom.server.RunningKeycloak;
import java.util.List;
import java.util.Map;
import org.keycloak.representations.idm.AuthenticationExecutionInfoRepresentation;
import org.keycloak.representations.idm.ConfigPropertyRepresentation;

/** A person at the console, in a window that is high enough for the longest form. */
final class Administrator {

    private final Employee employee;
    private final String language;
    private final Map<String, String> texts;
    private final AdminConsole console;

    Administrator(TestBed bed, String realm, String language) {
        this.language = language;
        employee =
                bed.employee(new Browser.NewContextOptions().setLocale(language).setViewportSize(1280, 1500));
        texts = ConsoleTexts.load(bed.keycloak().url(), "master", language);
        console = new AdminConsole(employee.page(), bed.keycloak().url(), realm)
                .signIn(RunningKeycloak.ADMIN_USER, RunningKeycloak.ADMIN_PASSWORD);
    }

    AdminConsole console() {
        return console;
    }

    String text(String key) {
        assertThat(texts).containsKey(key);
        return texts.get(key);
    }

    void picture(String name) {
        employee.screenshot("console-" + name + "-" + language);
    }

    /** @return the settings of a step of a flow */
    FlowStepForm settings(String flowId, AuthenticationExecutionInfoRepresentation step) {
        return console.flow(flowId).settings(step.getDisplayName());
    }

    void readsEverything(PropertyFields fields, List<ConfigPropertyRepresentation> properties) {
        for (ConfigPropertyRepresentation property : properties) {
            String label = text(property.getLabel());
            fields.expect(label);
            // Once is enough, because every language has the same keys, and it takes its time.
            if (language.equals("zh-CN")) {
                assertThat(fields.help(label)).isEqualTo(text(property.getHelpText()));
            }
            if (FormValues.isText(property)) {
                assertThat(fields.text(label)).isEqualTo(text(property.getHelpText()));
            }
        }
    }

    void changesEverything(PropertyFields fields, List<ConfigPropertyRepresentation> properties) {
        for (ConfigPropertyRepresentation property : properties) {
            fields.expect(text(property.getLabel()));
            if (!FormValues.isText(property)) {
                assertThat(fields.shown(property)).as(property.getName()).isNotEqualTo(FormValues.of(property));
                fields.enter(property, FormValues.of(property));
            }
        }
    }

    void findsEverything(PropertyFields fields, List<ConfigPropertyRepresentation> properties) {
        for (ConfigPropertyRepresentation property : properties) {
            fields.expect(text(property.getLabel()));
            if (!FormValues.isText(property)) {
                assertThat(fields.shown(property)).as(property.getName()).isEqualTo(FormValues.of(property));
            }
        }
    }
}
