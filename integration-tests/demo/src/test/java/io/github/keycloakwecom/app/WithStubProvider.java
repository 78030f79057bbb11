package io.github.keycloakwecom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A sample application, its provider and one browser, new for each test, and the two halves of a login. */
abstract class WithStubProvider {

    final MovableClock clock = new MovableClock();
    final StubBrowser browser = new StubBrowser();
    StubProvider provider;
    SampleApplication app;

    @BeforeEach
    void start() throws Exception {
        provider = new StubProvider();
        app = SampleApplication.start(
                provider.issuer(), StubProvider.CLIENT, StubProvider.SECRET, 0, Appearance.USUAL, clock);
    }

    @AfterEach
    void stop() {
        app.close();
        provider.close();
    }

    URI begin() throws Exception {
        return begin("");
    }

    URI begin(String query) throws Exception {
        return StubBrowser.target(browser.get(app.url() + "/login" + query));
    }

    HttpResponse<String> finish(URI request) throws Exception {
        return browser.get(provider.approve(request).toString());
    }

    void assertUntrusted(HttpResponse<String> page) {
        assertProblem(page, 400, "untrusted-answer");
        assertThat(browser.cookies).doesNotContainKey(Handlers.sessionCookie(app.url()));
    }

    static void assertProblem(HttpResponse<String> page, int status, String problem) {
        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.body()).contains("data-problem=\"" + problem + "\"").doesNotContain("Exception", "\tat ");
    }
}
