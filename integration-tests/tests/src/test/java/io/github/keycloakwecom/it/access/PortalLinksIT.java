package io.github.keycloakwecom.it.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On the page of the applications, administrators find the links and QR codes to paste elsewhere. */
@ExtendWith(TestBedExtension.class)
class PortalLinksIT {

    private Portal portal;

    @BeforeEach
    void begin(TestBed bed) {
        bed.changes().flows().clientAccess();
        portal = new Portal(bed);
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT, 1280", "zh-CN, DARK, 1280", "zh-TW, LIGHT, 390", "en, DARK, 320"})
    void administrator_findsLinksAndCodes(String locale, ColorScheme colours, int width, TestBed bed) {
        portal.addApplication("gitlab", "GitLab", "https://git.example/");
        String picture = locale + "-" + colours.name().toLowerCase(Locale.ROOT) + "-" + width;
        Employee zhangsan = bed.employee(new Browser.NewContextOptions()
                .setLocale(locale)
                .setColorScheme(colours)
                .setViewportSize(width, 800));
        portal.open(zhangsan).scanAs("zhangsan");
        assertThat(zhangsan.portal().root()).isVisible();
        Portal.letSeeClients(bed.realm(), bed.account("zhangsan").getId());
        portal.open(zhangsan);
        zhangsan.portal().unfoldFirstLink();
        assertThat(zhangsan.portal().tileAddresses().first())
                .hasValue(bed.addresses().tile("gitlab"));
        assertThat(zhangsan.portal().codes()).hasCount(0);
        Portal.assertIsReadable(zhangsan);
        zhangsan.screenshot("portal-links-" + picture);

        zhangsan.portal().showFirstCode();
        assertThat(zhangsan.portal().codes()).isVisible();
        assertThat(zhangsan.portal().names()).containsExactly("GitLab");
        assertThat(zhangsan.portal().tileAddresses()).hasValue(bed.addresses().tile("gitlab"));
        Portal.assertIsReadable(zhangsan);
        zhangsan.screenshot("portal-" + picture);
        zhangsan.portal().all();
        assertThat(zhangsan.portal().tileNames()).hasText(new String[] {"GitLab", "Sample application"});
    }

    /** A query cannot show the code of an application that the person may not open. */
    @Test
    void codeOfARestrictedApplication_isNotShown(TestBed bed) {
        bed.changes().restrictedApplication();
        portal.addApplication("gitlab", "GitLab", "https://git.example/");
        Employee zhangsan = portal.open(bed.employee("en")).scanAs("zhangsan");
        assertThat(zhangsan.portal().root()).isVisible();
        Portal.letSeeClients(bed.realm(), bed.account("zhangsan").getId());
        zhangsan.goTo(portal.address() + "?code=sample-app");
        assertThat(zhangsan.portal().names()).containsExactly("GitLab");
        assertThat(zhangsan.portal().codes()).hasCount(0);
    }
}
