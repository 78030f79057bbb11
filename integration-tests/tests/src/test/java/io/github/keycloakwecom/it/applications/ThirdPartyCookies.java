package io.github.keycloakwecom.it.applications;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import io.github.keycloakwecom.it.bed.Visitor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Cookies of a page in a frame of another site, as the browser of a visitor treats them. */
record ThirdPartyCookies(Page page) {

    static ThirdPartyCookies of(Visitor visitor) {
        return new ThirdPartyCookies(visitor.page());
    }

    void block() {
        CDPSession devtools = page.context().newCDPSession(page);
        devtools.send("Network.enable");
        JsonObject controls = new JsonObject();
        controls.addProperty("enableThirdPartyCookieRestriction", true);
        devtools.send("Network.setCookieControls", controls);
    }

    /**
     * Whether the browser keeps the cookie of an application in a frame.
     *
     * @param host of the page with the frame; another host than the application's makes its cookie a third party's
     */
    boolean areKept(String host, String application) throws IOException {
        byte[] html = "<iframe src=\"%s/\"></iframe>".formatted(application).getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, html.length);
            exchange.getResponseBody().write(html);
            exchange.close();
        });
        server.start();
        try {
            page.navigate("http://" + host + ":" + server.getAddress().getPort());
            page.frameLocator("iframe").locator("#sign-in").waitFor();
            return !page.context().cookies().isEmpty();
        } finally {
            page.context().clearCookies();
            server.stop(0);
        }
    }
}
