package io.github.keycloakwecom.app;

import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A small application that signs people in with OpenID Connect and shows their claims. It is a confidential client with
 * its sessions in memory. It listens on the loopback address only and speaks plain HTTP: that is enough for a demo on
 * one machine and for nothing else.
 */
public final class SampleApplication implements AutoCloseable {

    private static final Logger LOG = System.getLogger(SampleApplication.class.getName());

    /** A login waits for the provider in its thread; a few of them are enough for a demo. */
    private static final int THREADS = 8;

    private final HttpServer server;
    private final ExecutorService threads;
    private final String url;

    private SampleApplication(HttpServer server, ExecutorService threads, String url) {
        this.server = server;
        this.threads = threads;
        this.url = url;
    }

    /**
     * Starts the application; the provider need not run yet.
     *
     * @param issuer the provider's issuer, for Keycloak the address of the realm
     * @param clientId this application's id at the provider
     * @param clientSecret its secret
     * @param port the port, or 0 for any free one
     * @throws IOException if the port is in use
     */
    public static SampleApplication start(String issuer, String clientId, String clientSecret, int port)
            throws IOException {
        return start(issuer, clientId, clientSecret, port, Appearance.USUAL, Clock.systemUTC());
    }

    /** The same, one of several. */
    public static SampleApplication start(
            String issuer, String clientId, String clientSecret, int port, Appearance appearance) throws IOException {
        return start(issuer, clientId, clientSecret, port, appearance, Clock.systemUTC());
    }

    static SampleApplication start(
            String issuer, String clientId, String clientSecret, int port, Appearance appearance, Clock clock)
            throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        String url = "http://localhost:" + server.getAddress().getPort();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        SampleApplication application = new SampleApplication(server, threads, url);
        Client client = new Client(
                new Issuer(issuer),
                new ClientID(clientId),
                new Secret(clientSecret),
                URI.create(application.redirectUri()));
        Handlers handlers = new Handlers(url, new OidcLogin(client), appearance, clock);
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, handlers));
        server.start();
        return application;
    }

    /** The address for people, without a slash at its end. */
    public String url() {
        return url;
    }

    /** The address to register as redirect URI at the provider. */
    public String redirectUri() {
        return url + "/callback";
    }

    /** Stops at once; running requests are cut off. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void answer(HttpExchange exchange, Handlers handlers) throws IOException {
        try (exchange) {
            reply(exchange, handlers).send(exchange);
        }
    }

    /** The JDK's server would close the connection, and the browser would show an error without a reason. */
    private static Reply reply(HttpExchange exchange, Handlers handlers) {
        try {
            return handlers.handle(Request.of(exchange));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Request failed: " + exchange.getRequestURI().getPath(), e);
            return Reply.page(500, "Internal error, see the log.");
        }
    }
}
