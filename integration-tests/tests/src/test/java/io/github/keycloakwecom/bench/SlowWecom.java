package io.github.keycloakwecom.bench;

import io.github.keycloakwecom.server.KeycloakServer;
import io.github.keycloakwecom.server.PreparedKeycloak;
import io.github.keycloakwecom.server.RealmSettings;
import io.github.keycloakwecom.standin.WecomStandIn;
import io.github.keycloakwecom.standin.company.App;
import io.github.keycloakwecom.standin.company.Company;
import io.github.keycloakwecom.standin.company.Person;
import io.github.keycloakwecom.standin.control.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * The effect on others while the WeCom of one company hangs. It measures logins by password, and logins of another
 * company with a healthy WeCom. Both are measured alone, and while {@value #CROWD} people return from the hanging
 * WeCom, which answers after {@value #HANGS_SECONDS} s.
 */
public final class SlowWecom {

    private static final int CROWD = 300;
    private static final int HANGS_SECONDS = 4;
    private static final Duration PHASE = Duration.ofSeconds(30);
    private static final int PASSWORD_THREADS = 2;
    private static final int HEALTHY_THREADS = 2;
    private static final int PEOPLE = 20;
    private static final String PASSWORD = "a made-up password";
    private static final String SLOW = "slow";

    // A connection for each person, as browsers have: HTTP/2 would put all of them into one.
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final WecomStandIn healthy;
    private final WecomStandIn slow;
    private final KeycloakServer keycloak;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private SlowWecom(WecomStandIn healthy, WecomStandIn slow, KeycloakServer keycloak) {
        this.healthy = healthy;
        this.slow = slow;
        this.keycloak = keycloak;
    }

    /** Milliseconds of each login, sorted. */
    private record Times(List<Double> passwords, List<Double> logins) {}

    private record Returned(TimedLogin login, URI callback) {}

    public static void main(String[] arguments) throws Exception {
        PreparedKeycloak prepared = PreparedKeycloak.of(
                Path.of(System.getProperty("keycloak.home")),
                Path.of(System.getProperty("providers.dir")),
                Path.of(System.getProperty("servers.dir")));
        try (WecomStandIn healthy = WecomStandIn.start(Company.sample(), 0);
                WecomStandIn slow = WecomStandIn.start(Company.sample(), 0);
                KeycloakServer keycloak = prepared.server("slow-wecom").start()) {
            new SlowWecom(healthy, slow, keycloak).measure();
        }
    }

    private void measure() throws Exception {
        setUp();
        phase(Duration.ofSeconds(15));
        Times alone = phase(PHASE);
        List<Returned> crowd = crowd();
        for (String api : List.of("gettoken", "auth/getuserinfo", "user/get")) {
            slow.faults().always(api, Fault.delay(Duration.ofSeconds(HANGS_SECONDS)));
        }
        Future<Map<String, Long>> ends = threads.submit(() -> release(crowd));
        Times beside = phase(PHASE);
        System.out.printf(
                "%d people come back from a WeCom that answers after %d s; where they end: %s%n",
                CROWD, HANGS_SECONDS, ends.get());
        print("logins by password", alone.passwords(), beside.passwords());
        print("logins of the company whose WeCom is well", alone.logins(), beside.logins());
        threads.shutdown();
    }

    private void setUp() {
        RealmResource realm = RealmSettings.acme()
                .application(TimedLogin.APPLICATION, "secret-of-the-application")
                .provider(settings(healthy))
                .create(keycloak.admin());
        IdentityProviderRepresentation other = new IdentityProviderRepresentation();
        other.setAlias(SLOW);
        other.setProviderId("wecom");
        other.setConfig(settings(slow));
        realm.identityProviders().create(other).close();
        for (int number = 0; number < PEOPLE; number++) {
            healthy.company().addMember(Person.of(userid(number), "员工", 2));
            UserRepresentation user = new UserRepresentation();
            user.setUsername("colleague-" + number);
            user.setEnabled(true);
            CredentialRepresentation password = new CredentialRepresentation();
            password.setType(CredentialRepresentation.PASSWORD);
            password.setValue(PASSWORD);
            user.setCredentials(List.of(password));
            realm.users().create(user).close();
        }
        for (int number = 0; number < CROWD; number++) {
            slow.company().addMember(Person.of("crowd-" + number, "员工", 2));
        }
    }

    private Map<String, String> settings(WecomStandIn wecom) {
        wecom.company().trust(URI.create(keycloak.url()).getAuthority());
        App app = wecom.company().loginApp();
        return Map.of(
                "clientId", wecom.company().corpId(),
                "clientSecret", app.secret(),
                "agentId", Integer.toString(app.agentId()),
                "apiBaseUrl", wecom.url(),
                "webLoginUrl", wecom.webLoginUrl());
    }

    /** Closed loops: each thread begins its next login when the last one is over. */
    private Times phase(Duration length) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + length.toNanos();
        List<Future<List<Double>>> passwords = loops(
                PASSWORD_THREADS, end, number -> () -> login().withPassword("colleague-" + number % PEOPLE, PASSWORD));
        List<Future<List<Double>>> logins = loops(
                HEALTHY_THREADS,
                end,
                number -> () -> login().through("wecom", page -> scan(page, userid(number % PEOPLE))));
        return new Times(sorted(passwords), sorted(logins));
    }

    private interface Logins {
        Callable<Duration> of(int number);
    }

    private List<Future<List<Double>>> loops(int loops, long end, Logins logins) {
        return IntStream.range(0, loops)
                .mapToObj(loop -> threads.submit(() -> {
                    List<Double> millis = new ArrayList<>();
                    for (int i = 0; System.nanoTime() < end; i++) {
                        millis.add(logins.of(loop + i * loops).call().toNanos() / 1e6);
                    }
                    return millis;
                }))
                .toList();
    }

    private static List<Double> sorted(List<Future<List<Double>>> loops)
            throws InterruptedException, ExecutionException {
        List<Double> all = new ArrayList<>();
        for (Future<List<Double>> loop : loops) {
            all.addAll(loop.get());
        }
        return all.stream().sorted().toList();
    }

    /** People who have scanned and whose browsers are about to go back to Keycloak. */
    private List<Returned> crowd() throws IOException, InterruptedException {
        List<Returned> crowd = new ArrayList<>();
        for (int number = 0; number < CROWD; number++) {
            TimedLogin login = login();
            crowd.add(new Returned(login, scan(login.begin(SLOW), "crowd-" + number)));
        }
        return crowd;
    }

    private Map<String, Long> release(List<Returned> crowd) throws InterruptedException, ExecutionException {
        Map<String, Long> ends = new ConcurrentHashMap<>();
        List<Future<?>> people = new ArrayList<>();
        for (Returned person : crowd) {
            people.add(threads.submit(() -> {
                ends.merge(name(person.login().end(person.callback())), 1L, Long::sum);
                return null;
            }));
        }
        for (Future<?> person : people) {
            person.get();
        }
        return new TreeMap<>(ends);
    }

    private static String name(URI end) {
        String address = end.toString();
        return address.startsWith(TimedLogin.APPLICATION)
                ? "the application"
                : "the page '" + end.getPath().replaceAll(".*/", "") + "'";
    }

    private URI scan(URI page, String userid) throws IOException, InterruptedException {
        HttpResponse<String> scan = http.send(
                HttpRequest.newBuilder(URI.create(page + "&scan=" + userid)).build(),
                HttpResponse.BodyHandlers.ofString());
        return URI.create(scan.headers().firstValue("Location").orElseThrow());
    }

    private TimedLogin login() {
        return new TimedLogin(http, keycloak.issuer("acme"));
    }

    private static String userid(int number) {
        return "well-%03d".formatted(number);
    }

    private static void print(String what, List<Double> alone, List<Double> beside) {
        String rows = IntStream.of(50, 99, 100)
                .mapToObj(percent -> "%s %.0f and %.0f ms, ratio %.2f"
                        .formatted(
                                percent == 100 ? "the slowest" : "p" + percent,
                                percentile(alone, percent),
                                percentile(beside, percent),
                                percentile(beside, percent) / percentile(alone, percent)))
                .collect(Collectors.joining("; "));
        System.out.printf(Locale.ROOT, "%s, alone (%d) and beside (%d): %s%n", what, alone.size(), beside.size(), rows);
    }

    private static double percentile(List<Double> sorted, int percent) {
        return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
    }
}
