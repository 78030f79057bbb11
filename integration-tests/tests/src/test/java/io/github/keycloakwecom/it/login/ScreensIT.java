package io.github.keycloakwecom.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures of every screen, to be looked at; and that none of them is wider than its window or misses a file. */
@ExtendWith(TestBedExtension.class)
class ScreensIT {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "desktop-en, 1280, 800, LIGHT, en",
        "desktop-zh, 1280, 800, LIGHT, zh-CN",
        "dark-en, 1280, 800, DARK, en",
        "dark-zh, 1280, 800, DARK, zh-CN",
        "phone-en, 390, 844, LIGHT, en",
        "phone-zh, 390, 844, LIGHT, zh-TW",
        "phone-dark, 390, 844, DARK, zh-CN"
    })
    void look(String name, int width, int height, ColorScheme scheme, String locale, TestBed bed) {
        Employee employee = bed.employee(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setLocale(locale));
        employee.openApplication();
        picture(employee, "login-" + name);
        employee.chooseWecom();
        picture(employee, "scan-" + name);
        employee.scanAs(":guest");
        employee.seesProblem("not-a-member");
        picture(employee, "problem-" + name);
        employee.message().scanAgain().click();
        employee.scanAs("zhangsan");
        employee.seesApplication();
        picture(employee, "application-" + name);
        assertThat(employee.failedRequests()).isEmpty();
    }

    private static void picture(Employee employee, String name) {
        employee.screenshot(name);
        assertThat(employee.fitsItsWindow()).as("%s fits its window", name).isEqualTo(true);
    }
}
