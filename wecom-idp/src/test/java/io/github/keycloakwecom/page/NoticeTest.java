package io.github.keycloakwecom.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.testing.RecordedPage;
import io.github.keycloakwecom.testing.TestClient;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeTest {

    private final RecordedPage page = new RecordedPage();

    @Test
    void noticeWithNothingElse_hasEveryAttributeThatTheTemplateReads() {
        Response response = new Notice("no-portal", Response.Status.NOT_FOUND).show(page.page());
        assertThat(response.getStatus()).isEqualTo(404);
        assertThat(response.getEntity()).isEqualTo("wecom-notice.ftl");
        Map<String, Object> expected =
                new HashMap<>(Map.of("notice", "no-portal", "application", "", "ways", Map.of(), "button", ""));
        expected.put("code", null);
        assertThat(page.attributes()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"Our wiki, Our wiki", "' ', wiki", "'', wiki", "-, wiki"})
    void application_isCalledByItsNameElseByItsId(String name, String expected) {
        new Notice("other-corp", Response.Status.FORBIDDEN)
                .about(TestClient.of("wiki").name(name).make())
                .show(page.page());
        assertThat(page.attribute("application")).isEqualTo(expected);
    }

    /** The first way is the button of the page. */
    @Test
    void ways_keepTheirOrder() {
        URI target = URI.create("https://sso.example/x?a=b&c=d");
        Notice notice = new Notice("mail-scan", Response.Status.FORBIDDEN);
        List<String> names = List.of("tryAgain", "otherAccount", "portal", "a");
        names.forEach(name -> notice.way(name, target));
        notice.button("shareMail").code(target).show(page.page());
        assertThat(List.<Object>copyOf(((Map<?, ?>) page.attribute("ways")).keySet()))
                .isEqualTo(names);
        assertThat(page.attribute("button")).isEqualTo("shareMail");
        assertThat(page.attribute("code")).isEqualTo(QrCode.of(target.toString()));
    }
}
