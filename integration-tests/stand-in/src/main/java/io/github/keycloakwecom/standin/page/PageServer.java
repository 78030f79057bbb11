package io.github.keycloakwecom.standin.page;

import io.github.keycloakwecom.standin.api.Codes;
import io.github.keycloakwecom.standin.company.Company;
import io.github.keycloakwecom.standin.company.Person;
import io.github.keycloakwecom.standin.control.Calls;
import io.github.keycloakwecom.standin.wire.Incoming;
import io.github.keycloakwecom.standin.wire.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Answers everything that is not the server API: pages, their style sheet and portraits. */
public final class PageServer {
    private static final String AVATARS = "/standin/avatar/";

    private final Company company;
    private final WebLogin webLogin;
    private final Phone phone;
    private final Workbench workbench;
    private final InApp inApp;
    private final IndexPage index;
    private final LandingPage landing;

    /** Puts the pages together around one company. */
    public PageServer(Company company, Codes codes, Calls calls) {
        this.company = company;
        this.webLogin = new WebLogin(company, codes);
        this.phone = new Phone(company);
        this.workbench = new Workbench(company, phone);
        this.inApp = new InApp(company, codes, phone);
        this.index = new IndexPage(company, calls);
        this.landing = new LandingPage(company);
    }

    /** The answer. */
    public Reply answer(Incoming in) {
        return switch (in.path()) {
            case "/" -> index.show(in);
            case "/wwlogin/sso/login" -> webLogin.current(in);
            case "/wwopen/sso/qrConnect" -> webLogin.legacy(in);
            case "/connect/oauth2/authorize" -> inApp.answer(in);
            case "/phone" -> phone.page(in);
            case "/workbench" -> workbench.page(in);
            case LandingPage.PATH -> landing.show(in);
            case LoginPanel.SCAN -> webLogin.scannedInPanel(in);
            case "/standin/standin.css", "/standin/panel.css" ->
                Reply.of(200, "text/css; charset=UTF-8", resource(in.path().substring("/standin/".length())));
            case "/standin/panel.js" -> Reply.of(200, "text/javascript; charset=UTF-8", resource("panel.js"));
            default -> in.path().startsWith(AVATARS) ? avatar(in) : Reply.nothing();
        };
    }

    private Reply avatar(Incoming in) {
        String userid = in.path().substring(AVATARS.length()).replaceFirst("\\.svg$", "");
        String name =
                switch (userid) {
                    case "app" -> "W";
                    case "default" -> "?";
                    default -> company.member(userid).map(Person::name).orElse("?");
                };
        return Reply.of(200, "image/svg+xml", Portrait.svg(name));
    }

    private static String resource(String name) {
        try (InputStream in = PageServer.class.getResourceAsStream("/standin/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
