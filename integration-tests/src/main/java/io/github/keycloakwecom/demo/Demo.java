package io.github.keycloakwecom.demo;

import io.github.keycloakwecom.app.SampleApplication;
import io.github.keycloakwecom.server.KeycloakServer;
import io.github.keycloakwecom.server.PreparedKeycloak;
import io.github.keycloakwecom.server.RealmSettings;
import io.github.keycloakwecom.standin.App;
import io.github.keycloakwecom.standin.Company;
import io.github.keycloakwecom.standin.WecomStandIn;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/**
 * The product in one command: Keycloak with the realm {@code acme}, a sample application that signs people in there, and WeCom,
 * played by the stand-in or, with three variables set, the company's own. Everything listens on this machine only and starts
 * anew each time; nothing is kept.
 */
public final class Demo {

    private static final String CLIENT = "sample-app";

    private final int keycloakPort;
    private final int applicationPort;
    private final String clientSecret = UUID.randomUUID().toString();
    // Maven's console may not speak UTF-8 by default; the terminals that matter do.
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Demo(int keycloakPort, int applicationPort) {
        this.keycloakPort = keycloakPort;
        this.applicationPort = applicationPort;
    }

    /** Runs until Ctrl-C; fails when a port is taken, when variables are missing or when Keycloak ends. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Properties properties = System.getProperties();
        Optional<RealWecom> real = RealWecom.from(System.getenv());
        Demo demo = new Demo(DemoPort.KEYCLOAK.take(properties), DemoPort.APPLICATION.take(properties));
        if (real.isPresent()) {
            demo.runWith(real.get());
        } else {
            demo.runWithStandIn(DemoPort.STAND_IN.take(properties));
        }
    }

    private void runWith(RealWecom wecom) throws IOException, InterruptedException {
        Map<String, String> words = Map.of(
                "corpId", wecom.corpId(), "agentId", wecom.agentId(), "callbackDomain", "localhost:" + keycloakPort);
        run(wecom.provider(), Walkthrough.load("wecom.txt").with(words));
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
            run(provider, Walkthrough.load("stand-in.txt").with(Map.of("standIn", wecom.url())));
        }
    }

    private void run(Map<String, String> provider, Walkthrough walkthrough) throws IOException, InterruptedException {
        out.println("Starting Keycloak (the first time takes a minute) …");
        try (KeycloakServer keycloak = PreparedKeycloak.ofThisBuild()
                        .server("demo")
                        .port(keycloakPort)
                        .start();
                SampleApplication application =
                        SampleApplication.start(keycloak.issuer("acme"), CLIENT, clientSecret, applicationPort)) {
            RealmSettings.acme()
                    .provider(provider)
                    .application(application.url(), clientSecret)
                    .create(keycloak.admin());
            out.println(walkthrough.with(addresses(keycloak, application)).text());
            keycloak.awaitClose();
        }
    }

    private static Map<String, String> addresses(KeycloakServer keycloak, SampleApplication application) {
        Map<String, String> words = new HashMap<>();
        words.put("keycloak", keycloak.url());
        words.put("application", application.url());
        words.put("admin", KeycloakServer.ADMIN_USER);
        words.put("password", KeycloakServer.ADMIN_PASSWORD);
        words.put("log", keycloak.log().toString());
        return words;
    }
}
