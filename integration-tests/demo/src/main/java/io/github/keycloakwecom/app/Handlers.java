package io.github.keycloakwecom.app;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What the application does with a request. Two cookies: {@code sample_login} names a browser while it signs in,
 * {@code sample_session} is the signed-in session, with a new key for each login. Cookies know no port: two sample
 * applications on one host sign each other's browsers out.
 */
final class Handlers {

    static final Duration LOGIN_LIFETIME = Duration.ofMinutes(10);
    static final Duration SESSION_LIFETIME = Duration.ofHours(8);

    private static final Logger LOG = System.getLogger(Handlers.class.getName());
    private static final int LIMIT = 1_000;

    private final Pages pages;
    private final Map<String, Reply> files = Map.of(
            "/style.css", Reply.resource("text/css; charset=utf-8", Resource.text("style.css")),
            "/icon.svg", Reply.resource("image/svg+xml", Resource.text("icon.svg")));
    private final String url;
    private final OidcLogin oidc;
    private final Sessions<LoginAttempt> attempts;
    private final Sessions<Person> people;

    /** Cookies do not know of ports, and there may be several applications on one host. */
    private final String sessionCookie;

    private final String loginCookie;
    private final Appearance appearance;

    Handlers(String url, OidcLogin oidc, Appearance appearance, Clock clock) {
        this.url = url;
        sessionCookie = sessionCookie(url);
        loginCookie = loginCookie(url);
        this.appearance = appearance;
        pages = new Pages(appearance.name());
        this.oidc = oidc;
        this.attempts = new Sessions<>(LIMIT, LOGIN_LIFETIME, clock);
        this.people = new Sessions<>(LIMIT, SESSION_LIFETIME, clock);
    }

    static String sessionCookie(String url) {
        return "sample_session_" + URI.create(url).getPort();
    }

    static String loginCookie(String url) {
        return "sample_login_" + URI.create(url).getPort();
    }

    Reply handle(Request request) {
        try {
            return switch (request.method() + " " + request.path()) {
                case "GET /" -> home(request);
                case "GET /login" -> login(request);
                case "GET /callback" -> callback(request);
                case "POST /logout" -> logout(request);
                default -> other(request);
            };
        } catch (LoginFailedException e) {
            LOG.log(Level.WARNING, "Login failed: " + e.getMessage(), e.getCause());
            return Reply.page(e.problem().status(), pages.problem(request.language(), e));
        }
    }

    private Reply home(Request request) {
        Optional<Person> person = person(request);
        if (person.isEmpty()
                && appearance.signsInAtOnce()
                && request.parameter("signed-out").isEmpty()) {
            return Reply.redirect(URI.create(url + "/login"));
        }
        return Reply.page(
                200,
                person.map(known -> pages.welcome(request.language(), known))
                        .orElseGet(() -> pages.landing(request.language())));
    }

    private Reply login(Request request) throws LoginFailedException {
        String browser = request.cookie(loginCookie).filter(Sessions::isKey).orElseGet(attempts::newKey);
        LoginAttempt attempt = LoginAttempt.of(browser);
        URI target = oidc.begin(attempts.open(attempt), attempt, request.parameter("kc_idp_hint"));
        return Reply.redirect(target).withCookie(loginCookie, browser, "/", LOGIN_LIFETIME.toSeconds());
    }

    private Reply callback(Request request) throws LoginFailedException {
        LoginAttempt attempt = request.parameter("state")
                .flatMap(attempts::take)
                .filter(taken -> taken.isFrom(request.cookie(loginCookie).orElse("")))
                .orElseThrow(LoginFailedException::unknownLogin);
        Person person = oidc.complete(request.query(), attempt);
        request.cookie(sessionCookie).ifPresent(people::take);
        return Reply.redirect(URI.create(url + "/")).withCookie(sessionCookie, people.open(person), "/", -1);
    }

    /**
     * Ends the session here and then at the provider. Another site cannot do it: the cookie is Lax, the origin ours.
     */
    private Reply logout(Request request) throws LoginFailedException {
        if (!request.origin().map(url::equals).orElse(true)) {
            return Reply.page(403, pages.notice(request.language(), "forbidden"));
        }
        URI home = URI.create(url + (appearance.signsInAtOnce() ? "/?signed-out=1" : "/"));
        Optional<Person> person = request.cookie(sessionCookie).flatMap(people::take);
        URI target = person.isPresent() ? oidc.end(person.get(), home) : home;
        return Reply.redirect(target).withCookie(sessionCookie, "", "/", 0);
    }

    private Reply other(Request request) {
        Optional<Reply> file = Optional.ofNullable(files.get(request.path()))
                .filter(any -> request.method().equals("GET"));
        return file.orElseGet(() -> Reply.page(404, pages.notice(request.language(), "not-found")));
    }

    private Optional<Person> person(Request request) {
        return request.cookie(sessionCookie).flatMap(people::find);
    }
}
