package io.github.keycloakwecom.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.bench.TimedLogin;
import io.github.keycloakwecom.it.bed.ExistingUser;
import io.github.keycloakwecom.it.bed.LoginProblems;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import io.github.keycloakwecom.standin.control.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Many people come back from a WeCom that hangs, more than the server has threads. The benchmark SlowWecom measures the
 * same for longer; here it must only not stop the server.
 */
@ExtendWith(TestBedExtension.class)
class SlowWecomIT {

    private static final int CROWD = 150;
    private static final Duration HANGS = Duration.ofSeconds(4);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private record Returned(TimedLogin login, URI callback) {}

    @Test
    void hangingWecom_delaysNoPasswordLoginAndRefusesTheCrowdAtOnce(TestBed bed) throws Exception {
        ExistingUser.create(bed, "colleague");
        login(bed).withPassword("colleague", ExistingUser.PASSWORD);
        List<Returned> crowd = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            TimedLogin login = login(bed);
            crowd.add(new Returned(login, scan(login.begin(TestBed.ALIAS))));
        }
        bed.wecom().faults().always("auth/getuserinfo", Fault.delay(HANGS));

        List<Future<String>> ends = new ArrayList<>();
        for (Returned person : crowd) {
            ends.add(threads.submit(() -> page(person.login().end(person.callback()))));
        }
        Duration password = login(bed).withPassword("colleague", ExistingUser.PASSWORD);

        Map<String, Long> pages = new TreeMap<>();
        for (Future<String> end : ends) {
            pages.merge(end.get(), 1L, Long::sum);
        }
        assertThat(password).as("password login; the crowd: %s", pages).isLessThan(HANGS);
        assertThat(pages.keySet()).containsExactly("busy", "not-a-member");
        assertThat(pages.getOrDefault("busy", 0L)).as("told at once: %s", pages).isGreaterThan(CROWD / 2);
        assertThat(LoginProblems.errors(bed)).contains("wecom_busy");
        // One hundred people see the problem, and the administrator has one line in the log.
        assertThat(bed.log().warnings("failed, wecom_busy")).hasSize(1);
    }

    private TimedLogin login(TestBed bed) {
        return new TimedLogin(
                http, bed.keycloak().issuer("acme"), bed.application().url());
    }

    private URI scan(URI page) throws IOException, InterruptedException {
        HttpResponse<String> scan = http.send(
                HttpRequest.newBuilder(URI.create(page + "&scan=:guest")).build(),
                HttpResponse.BodyHandlers.ofString());
        return URI.create(scan.headers().firstValue("Location").orElseThrow());
    }

    private static String page(URI end) {
        return end.getPath().replaceAll(".*/", "");
    }
}
