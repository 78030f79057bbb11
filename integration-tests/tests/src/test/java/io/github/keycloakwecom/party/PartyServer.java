package io.github.keycloakwecom.party;

import io.github.keycloakwecom.server.FileTree;
import jakarta.servlet.ServletContainerInitializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.http.Rfc6265CookieProcessor;

/**
 * A servlet container for one application. Its address is 127.0.0.1 and Keycloak's is localhost: two sites for a
 * browser, as in an installation. Therefore SameSite and the rules for third-party cookies apply.
 */
final class PartyServer implements AutoCloseable {

    // Kept in a field, because a logger without a reference loses its level.
    private static final Logger TOMCAT = Logger.getLogger("org.apache");

    private final Tomcat tomcat = new Tomcat();
    private final FileTree files = temporaryFiles();
    private final Context context;

    /** @param sameSite of the session cookie: {@code Lax} or {@code None} */
    PartyServer(String sessionCookie, String sameSite) {
        // Its warnings are about threads of the JVM that outlive an application.
        TOMCAT.setLevel(Level.SEVERE);
        tomcat.setBaseDir(files.root().toString());
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        context = tomcat.addContext("", null);
        // Cookies know no port: two applications on one host need two names.
        context.setSessionCookieName(sessionCookie);
        Rfc6265CookieProcessor cookies = new Rfc6265CookieProcessor();
        cookies.setSameSiteCookies(sameSite);
        context.setCookieProcessor(cookies);
        boolean crossSite = "None".equals(sameSite);
        initializer((classes, servlets) -> servlets.getSessionCookieConfig().setSecure(crossSite));
    }

    PartyServer initializer(ServletContainerInitializer initializer) {
        context.addServletContainerInitializer(initializer, Set.of());
        return this;
    }

    PartyServer start() {
        try {
            tomcat.start();
            if (!context.getState().isAvailable()) {
                throw new IllegalStateException("the application does not start, see the log");
            }
            return this;
        } catch (LifecycleException e) {
            throw new IllegalStateException("Tomcat does not start", e);
        }
    }

    /** Without a slash at the end. */
    String url() {
        return "http://127.0.0.1:" + tomcat.getConnector().getLocalPort();
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException("Tomcat does not stop", e);
        } finally {
            files.delete();
        }
    }

    private static FileTree temporaryFiles() {
        try {
            // In target, because Tomcat makes the folder of the first one again: it is the home of all others.
            Path folder = Files.createDirectories(Path.of("target", "parties"));
            return new FileTree(Files.createTempDirectory(folder, "party").toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
