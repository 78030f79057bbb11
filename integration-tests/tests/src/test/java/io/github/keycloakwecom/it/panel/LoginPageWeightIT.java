package io.github.keycloakwecom.it.panel;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.Panel;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the theme and the panel add to the login page, in bytes and requests, and what they do not: the figures are
 * printed.
 */
@ExtendWith(TestBedExtension.class)
class LoginPageWeightIT {

    private static final String RESOURCES = """
            () => performance.getEntriesByType("resource").map(r => ({
              name: r.name, bytes: r.encodedBodySize, blocking: r.renderBlockingStatus, start: r.startTime}))""";

    // The theme is called wecom, so everything that it inherits has that name in its address too.
    private static final Pattern OURS =
            Pattern.compile(".*/(css/wecom\\.css|img/wecom.*|wecom/(login-panel|panel|frame)\\.(css|js))");

    @Test
    void loginPage_hasFewBytesAndNoBlockingRequest(TestBed bed) {
        Employee employee = bed.employee("en");
        employee.openApplication();
        Panel panel = new Panel(employee);
        assertThat(panel.wecom().scan("zhangsan")).isVisible();

        List<Map<String, Object>> outer = ours(employee.body().evaluate(RESOURCES));
        List<Map<String, Object>> inner = ours(panel.own().body().evaluate(RESOURCES));
        long bytes = bytes(outer) + bytes(inner);
        System.out.printf(
                "login page: %d requests, %d bytes in the page; %d requests, %d bytes in the frame;"
                        + " frame asked for after %.0f ms%n",
                outer.size(), bytes(outer), inner.size(), bytes(inner), frameStart(employee));

        assertThat(outer).as("own requests of the page").hasSize(3);
        assertThat(inner).as("own requests of the frame").hasSize(3);
        assertThat(bytes).as("compressed bytes in all").isPositive().isLessThan(15_000);
        assertThat(outer).noneMatch(request -> "blocking".equals(request.get("blocking")));
    }

    @Test
    void loginPage_callsOnlyKeycloakAndWecom(TestBed bed) {
        Employee employee = bed.employee("en");
        List<String> asked = new ArrayList<>();
        employee.onRequest(request -> asked.add(request.url()));
        employee.openApplication();
        assertThat(new Panel(employee).wecom().scan("zhangsan")).isVisible();
        assertThat(asked.stream()
                        .filter(url -> url.startsWith("http"))
                        .map(url -> URI.create(url).getAuthority())
                        .distinct())
                .containsExactlyInAnyOrder(
                        URI.create(bed.application().url()).getAuthority(),
                        URI.create(bed.keycloak().url()).getAuthority(),
                        URI.create(bed.wecom().url()).getAuthority());
    }

    private static double frameStart(Employee employee) {
        return ((Number) employee.body()
                        .evaluate("() => performance.getEntriesByType('resource')"
                                + ".find(r => r.initiatorType === 'iframe' && r.name.includes('/panel?')).startTime"))
                .doubleValue();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> ours(Object entries) {
        return ((List<Map<String, Object>>) entries)
                .stream()
                        .filter(entry ->
                                OURS.matcher((String) entry.get("name")).matches())
                        .toList();
    }

    private static long bytes(List<Map<String, Object>> entries) {
        return entries.stream()
                .mapToLong(entry -> ((Number) entry.get("bytes")).longValue())
                .sum();
    }
}
