package io.github.keycloakwecom.it.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import io.github.keycloakwecom.server.RealmSettings;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.PartialImportRepresentation;

/** The page of the applications, where a realm has hundreds of them. */
@ExtendWith(TestBedExtension.class)
class ManyApplicationsIT {

    @Test
    void hundredsOfApplications_arePagedAndSearched(TestBed bed) {
        RealmResource realm = RealmSettings.acme()
                .named("many")
                .provider(bed.providerSettings())
                .create(bed.keycloak().admin());
        bed.changes().undo(realm::remove);
        for (int first = 0; first < 250; first += 25) {
            add(realm, IntStream.range(first, first + 25));
        }
        String address = bed.keycloak().issuer("many") + "/wecom/" + TestBed.ALIAS + "/portal";
        Employee zhangsan = bed.employee(new Browser.NewContextOptions()
                .setLocale("zh-CN")
                .setColorScheme(ColorScheme.DARK)
                .setViewportSize(390, 844));
        zhangsan.goTo(address);
        zhangsan.scanAs("zhangsan");
        assertThat(zhangsan.portal().tiles()).hasCount(100);
        Portal.letSeeClients(
                realm, realm.users().searchByUsername("zhangsan", true).get(0).getId());
        zhangsan.goTo(address);
        zhangsan.screenshot("portal-many");
        // With a code for each tile it would be a megabyte.
        assertThat(zhangsan.html()).hasSizeLessThan(200_000);
        assertThat(zhangsan.portal().codes()).hasCount(0);

        zhangsan.portal().more();
        lists(zhangsan, IntStream.range(100, 200));
        zhangsan.portal().search("应用 19");
        lists(zhangsan, IntStream.range(190, 200));
        zhangsan.portal().search("APP-201");
        lists(zhangsan, IntStream.of(201));
        Portal.assertIsReadable(zhangsan);
        zhangsan.screenshot("portal-found");
        zhangsan.portal().search("\"><b>");
        assertThat(zhangsan.portal().nothingToOpen()).isVisible();
        assertThat(zhangsan.portal().searchField()).hasValue("\"><b>");
        zhangsan.screenshot("portal-none");
        zhangsan.portal().all();
        lists(zhangsan, IntStream.range(0, 100));
    }

    // A few at a time: Keycloak takes a minute for hundreds in one request.
    private static void add(RealmResource realm, IntStream numbers) {
        PartialImportRepresentation clients = new PartialImportRepresentation();
        clients.setIfResourceExists("FAIL");
        clients.setClients(numbers.mapToObj(number -> {
                    ClientRepresentation client = new ClientRepresentation();
                    client.setClientId("app-%03d".formatted(number));
                    client.setName("应用 %03d".formatted(number));
                    client.setBaseUrl("https://app%d.example/".formatted(number));
                    return client;
                })
                .toList());
        realm.partialImport(clients).close();
    }

    private static void lists(Employee person, IntStream numbers) {
        assertThat(person.portal().tileNames())
                .hasText(numbers.mapToObj("应用 %03d"::formatted).toArray(String[]::new));
    }
}
