package io.github.keycloakwecom.bench;

import io.github.keycloakwecom.server.KeycloakServer;
import io.github.keycloakwecom.server.PreparedKeycloak;
import io.github.keycloakwecom.server.RealmSettings;
import io.github.keycloakwecom.standin.WecomStandIn;
import io.github.keycloakwecom.standin.company.App;
import io.github.keycloakwecom.standin.company.Company;
import io.github.keycloakwecom.standin.company.Person;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.admin.client.resource.RealmResource;

/**
 * The time of a login through WeCom and through Keycloak's own GitHub provider. People, realm, application and stand-in
 * are the same. The two are measured in turn, so that other load on the machine slows both. Both make two calls to the
 * identity provider.
 */
public final class LoginTimes {

    private static final int PEOPLE = 50;
    private static final int WARM_UP_ROUNDS = 6;
    private static final int ROUNDS = 9;

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final WecomStandIn wecom;
    private final KeycloakServer keycloak;

    private LoginTimes(WecomStandIn wecom, KeycloakServer keycloak) {
        this.wecom = wecom;
        this.keycloak = keycloak;
    }

    /** Of one batch: milliseconds for each login, and of the server's CPU for all of them. */
    private record Batch(List<Double> millis, double cpuMillis) {

        double wall() {
            return median(millis);
        }

        double cpu() {
            return cpuMillis / millis.size();
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        PreparedKeycloak prepared = PreparedKeycloak.of(
                Path.of(System.getProperty("keycloak.home")),
                Path.of(System.getProperty("providers.dir")),
                Path.of(System.getProperty("servers.dir")));
        try (WecomStandIn wecom = WecomStandIn.start(Company.sample(), 0);
                KeycloakServer keycloak = prepared.server("login-times").start()) {
            new LoginTimes(wecom, keycloak).measure();
        }
    }

    private void measure() throws IOException, InterruptedException {
        setUp();
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            throughWecom();
            throughGitHub();
        }
        wecom.calls().clear();
        List<Batch> ours = new ArrayList<>();
        List<Batch> github = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ours.add(throughWecom());
            github.add(throughGitHub());
        }
        List<Double> wall = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            wall.add(ours.get(round).wall() / github.get(round).wall());
            cpu.add(ours.get(round).cpu() / github.get(round).cpu());
        }
        System.out.printf(
                "%d rounds of %d logins each, in turn, after %d to warm up%n", ROUNDS, PEOPLE, WARM_UP_ROUNDS);
        System.out.printf(
                Locale.ROOT,
                "calls to WeCom per login: %.2f%n",
                wecom.calls().all().size() / (double) (ROUNDS * PEOPLE));
        print(
                "wall time per login, ms",
                ours.stream().map(Batch::wall).toList(),
                github.stream().map(Batch::wall).toList(),
                wall);
        print(
                "CPU of Keycloak per login, ms",
                ours.stream().map(Batch::cpu).toList(),
                github.stream().map(Batch::cpu).toList(),
                cpu);
    }

    private static void print(String what, List<Double> ours, List<Double> github, List<Double> ratios) {
        System.out.printf(
                Locale.ROOT,
                "%s, median: WeCom %.1f, GitHub %.1f, ratio %.2f (%.2f to %.2f)%n",
                what,
                median(ours),
                median(github),
                median(ratios),
                Collections.min(ratios),
                Collections.max(ratios));
    }

    private void setUp() {
        App app = wecom.company().loginApp();
        wecom.company().trust(URI.create(keycloak.url()).getAuthority());
        RealmResource realm = RealmSettings.acme()
                .application(TimedLogin.APPLICATION, "secret-of-the-application")
                .provider(Map.of(
                        "clientId", wecom.company().corpId(),
                        "clientSecret", app.secret(),
                        "agentId", Integer.toString(app.agentId()),
                        "apiBaseUrl", wecom.url(),
                        "webLoginUrl", wecom.webLoginUrl()))
                .create(keycloak.admin());
        GitHubStandIn github = new GitHubStandIn(wecom);
        realm.identityProviders().create(github.provider()).close();
        for (int number = 0; number < PEOPLE; number++) {
            wecom.company().addMember(Person.of(wecomName(number), "员工", 2));
            github.add(githubName(number), number);
        }
    }

    private Batch throughWecom() throws IOException, InterruptedException {
        return batch("wecom", number -> page -> {
            HttpResponse<String> scan = http.send(
                    HttpRequest.newBuilder(URI.create(page + "&scan=" + wecomName(number)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return URI.create(scan.headers().firstValue("Location").orElseThrow());
        });
    }

    private Batch throughGitHub() throws IOException, InterruptedException {
        return batch(
                GitHubStandIn.ALIAS,
                number -> page -> URI.create(keycloak.issuer("acme") + "/broker/"
                        + GitHubStandIn.ALIAS + "/endpoint?code=" + githubName(number) + "&state="
                        + page.getRawQuery().replaceAll(".*(?:^|&)state=([^&]*).*", "$1")));
    }

    private interface Approvals {
        TimedLogin.Approval of(int number);
    }

    private Batch batch(String alias, Approvals people) throws IOException, InterruptedException {
        Duration before = cpu();
        List<Double> millis = new ArrayList<>();
        for (int number = 0; number < PEOPLE; number++) {
            millis.add(new TimedLogin(http, keycloak.issuer("acme"))
                            .through(alias, people.of(number))
                            .toNanos()
                    / 1e6);
        }
        return new Batch(millis, cpu().minus(before).toNanos() / 1e6);
    }

    /** Of the server and of the script that started it. */
    private Duration cpu() {
        ProcessHandle script = ProcessHandle.of(keycloak.pid()).orElseThrow();
        return Stream.concat(Stream.of(script), script.descendants())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static String wecomName(int number) {
        return "bench-%03d".formatted(number);
    }

    private static String githubName(int number) {
        return "octo-%03d".formatted(number);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
