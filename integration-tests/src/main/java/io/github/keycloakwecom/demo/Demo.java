package io.github.keycloakwecom.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakwecom.server.KeycloakServer;
import io.github.keycloakwecom.server.PreparedKeycloak;
import io.github.keycloakwecom.server.RealmSettings;
import io.github.keycloakwecom.server.RunningKeycloak;
import io.github.keycloakwecom.standin.App;
import io.github.keycloakwecom.standin.Company;
import io.github.keycloakwecom.standin.Tile;
import io.github.keycloakwecom.standin.WecomStandIn;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;

/**
 * The product in one command: Keycloak with the realm {@code acme}, a sample application that signs people in there, and WeCom,
 * played by the stand-in or, with three variables set, the company's own. Everything listens on this machine only and starts
 * anew each time; nothing is kept.
 */
public final class Demo {

    private static final int PERSONNEL = 5;

    private final int keycloakPort;
    private final Properties properties;
    // Maven's console may not speak UTF-8 by default; the terminals that matter do.
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Demo(Properties properties) {
        this.keycloakPort = DemoPort.KEYCLOAK.take(properties);
        this.properties = properties;
    }

    /** Runs until Ctrl-C; fails when a port is taken, when variables are missing or when Keycloak ends. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Properties properties = System.getProperties();
        Optional<RealWecom> real = RealWecom.from(System.getenv());
        Demo demo = new Demo(properties);
        if (real.isPresent()) {
            demo.runWith(real.get());
        } else {
            demo.runWithStandIn(DemoPort.STAND_IN.take(properties));
        }
    }

    private void runWith(RealWecom wecom) throws IOException, InterruptedException {
        Map<String, String> words = Map.of(
                "corpId", wecom.corpId(), "agentId", wecom.agentId(), "callbackDomain", "localhost:" + keycloakPort);
        run(wecom.provider(), Walkthrough.load("wecom.txt").with(words), tile -> {});
    }

    private void runWithStandIn(int port) throws IOException, InterruptedException {
        Company company = Company.sample().trust("localhost:" + keycloakPort);
        try (WecomStandIn wecom = WecomStandIn.start(company, port)) {
            App app = company.loginApp();
            Map<String, String> provider = Map.of(
                    "clientId", company.corpId(),
                    "clientSecret", app.secret(),
                    "agentId", Integer.toString(app.agentId()),
                    "apiBaseUrl", wecom.url(),
                    "webLoginUrl", wecom.webLoginUrl(),
                    "inAppUrl", wecom.inAppUrl());
            run(provider, Walkthrough.load("stand-in.txt").with(Map.of("standIn", wecom.url())), company::addTile);
        }
    }

    private void run(Map<String, String> provider, Walkthrough walkthrough, Consumer<Tile> workbench)
            throws IOException, InterruptedException {
        out.println("Starting Keycloak (the first time takes a minute) …");
        try (KeycloakServer keycloak = PreparedKeycloak.ofThisBuild()
                        .server("demo")
                        .port(keycloakPort)
                        .start();
                Applications applications = Applications.start(keycloak.issuer("acme"), properties)) {
            setUp(keycloak, provider, applications);
            String links = keycloak.issuer("acme") + "/wecom/wecom/";
            for (DemoApplication application : DemoApplication.values()) {
                workbench.accept(new Tile(application.title(), URI.create(links + "launch/" + application.clientId())));
            }
            workbench.accept(new Tile("Your applications", URI.create(links + "portal")));
            out.println(walkthrough.with(addresses(keycloak, applications)).text());
            keycloak.awaitClose();
        }
    }

    private static void setUp(KeycloakServer keycloak, Map<String, String> provider, Applications applications) {
        RealmSettings settings = RealmSettings.acme()
                .provider(provider)
                .application(applications.url(DemoApplication.NOTES), DemoApplication.NOTES.secret());
        ((ObjectNode) settings.tree().at("/clients/0")).put("name", DemoApplication.NOTES.title());
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
