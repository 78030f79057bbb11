package io.github.keycloakwecom.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakwecom.server.KeycloakLaunch;
import io.github.keycloakwecom.server.KeycloakServer;
import io.github.keycloakwecom.server.PreparedKeycloak;
import io.github.keycloakwecom.server.RealmSettings;
import io.github.keycloakwecom.server.RunningKeycloak;
import io.github.keycloakwecom.standin.WecomStandIn;
import io.github.keycloakwecom.standin.company.App;
import io.github.keycloakwecom.standin.company.Company;
import io.github.keycloakwecom.standin.company.Tile;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;

/**
 * The product in one command: Keycloak with the realm {@code acme}, a sample application, and WeCom. WeCom is the
 * stand-in, or the company's own if three variables are set ({@link RealWecom}). Everything listens on this machine
 * only. Nothing is kept for the next start.
 */
public final class Demo implements AutoCloseable {

    private static final int PERSONNEL = 5;

    private final int keycloakPort;
    private final Properties properties;
    private final Optional<DevelopmentLoop> development;

    /** What has been started, newest first. */
    private final Deque<Runnable> running = new ArrayDeque<>();

    private Demo(Properties properties) {
        this.keycloakPort = DemoPort.KEYCLOAK.take(properties);
        this.properties = properties;
        this.development = DevelopmentLoop.from(properties);
    }

    /** Runs until Ctrl-C; fails when a port is taken, when variables are missing or when Keycloak ends. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        // Maven's console may not speak UTF-8 by default; the terminals that matter do.
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Optional<RealWecom> real = RealWecom.from(System.getenv());
        try (Demo demo = new Demo(System.getProperties())) {
            out.println("Starting Keycloak (the first time takes a minute) …");
            Started started = real.isPresent() ? demo.with(real.get()) : demo.withStandIn();
            out.println(started.walkthrough().text());
            if (demo.development.isPresent()) {
                demo.development.get().run(started.keycloak(), out);
            } else {
                started.keycloak().awaitClose();
            }
        }
    }

    /** A demo with the stand-in, at the ports that the properties name. */
    static Demo prepare(Properties properties) {
        return new Demo(properties);
    }

    /**
     * A demo that is up.
     *
     * @param walkthrough the text for people
     * @param addresses what the walkthrough was filled with
     */
    record Started(KeycloakServer keycloak, Walkthrough walkthrough, Map<String, String> addresses) {}

    /** Starts it; the app at WeCom is the company's own. */
    private Started with(RealWecom wecom) throws IOException {
        return start(wecom.provider(), Walkthrough.load("wecom.txt").with(wordsOf(wecom, keycloakPort)), tile -> {});
    }

    static Map<String, String> wordsOf(RealWecom wecom, int keycloakPort) {
        return Map.of(
                "corpId", wecom.corpId(), "agentId", wecom.agentId(), "callbackDomain", "localhost:" + keycloakPort);
    }

    /** Starts it, with the stand-in in place of WeCom. */
    Started withStandIn() throws IOException {
        Company company = Company.sample().trust("localhost:" + keycloakPort);
        WecomStandIn wecom = keep(WecomStandIn.start(company, DemoPort.STAND_IN.take(properties)), WecomStandIn::close);
        App app = company.loginApp();
        Map<String, String> provider = Map.of(
                "clientId", company.corpId(),
                "clientSecret", app.secret(),
                "agentId", Integer.toString(app.agentId()),
                "apiBaseUrl", wecom.url(),
                "webLoginUrl", wecom.webLoginUrl(),
                "inAppUrl", wecom.inAppUrl());
        Walkthrough walkthrough = Walkthrough.load("stand-in.txt").with(Map.of("standIn", wecom.url()));
        return start(provider, walkthrough, company::addTile);
    }

    private Started start(Map<String, String> provider, Walkthrough walkthrough, Consumer<Tile> workbench)
            throws IOException {
        KeycloakLaunch launch = PreparedKeycloak.ofThisBuild().server("demo").port(keycloakPort);
        development.ifPresent(loop -> loop.prepare(launch));
        KeycloakServer keycloak = keep(launch.start(), KeycloakServer::close);
        Applications applications = keep(Applications.start(keycloak.issuer("acme"), properties), Applications::close);
        setUp(keycloak, provider, applications);
        String links = keycloak.issuer("acme") + "/wecom/wecom/";
        for (DemoApplication application : DemoApplication.values()) {
            workbench.accept(new Tile(application.title(), URI.create(links + "launch/" + application.clientId())));
        }
        workbench.accept(new Tile("Your applications", URI.create(links + "portal")));
        Map<String, String> addresses = addresses(keycloak, applications);
        return new Started(keycloak, walkthrough.with(addresses), addresses);
    }

    private <T> T keep(T started, Consumer<T> close) {
        running.push(() -> close.accept(started));
        return started;
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            running.pop().run();
        }
    }

    private static void setUp(KeycloakServer keycloak, Map<String, String> provider, Applications applications) {
        RealmSettings settings = RealmSettings.acme()
                .provider(provider)
                .firstLogin("wecom first login")
                .application(applications.url(DemoApplication.NOTES), DemoApplication.NOTES.secret());
        ObjectNode notes = (ObjectNode) settings.tree().at("/clients/0");
        notes.put("name", DemoApplication.NOTES.title());
        // Its first page waits for a button, which a tap on a tile is meant to save.
        ((ObjectNode) notes.path("attributes"))
                .put("wecom.launch.url", applications.url(DemoApplication.NOTES) + "/login");
        DemoRealm realm = new DemoRealm(settings.create(keycloak.admin()));
        realm.skipTheLoginPageInsideWecom();
        realm.askWhoMayOpenWhat();
        realm.add(DemoApplication.CODE, applications.url(DemoApplication.CODE));
        realm.add(DemoApplication.WIKI, applications.url(DemoApplication.WIKI));
        String payroll = realm.add(DemoApplication.PAYROLL, applications.url(DemoApplication.PAYROLL));
        realm.onlyForDepartment(payroll, "HR", PERSONNEL);
    }

    private static Map<String, String> addresses(KeycloakServer keycloak, Applications applications) {
        Map<String, String> words = new HashMap<>();
        words.put("keycloak", keycloak.url());
        for (DemoApplication application : DemoApplication.values()) {
            words.put(application.name().toLowerCase(Locale.ROOT), applications.url(application));
        }
        words.put("admin", RunningKeycloak.ADMIN_USER);
        words.put("password", RunningKeycloak.ADMIN_PASSWORD);
        words.put("log", keycloak.log().toString());
        return words;
    }
}
