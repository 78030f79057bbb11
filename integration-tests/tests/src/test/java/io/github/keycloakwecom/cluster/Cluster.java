package io.github.keycloakwecom.cluster;

import io.github.keycloakwecom.server.KeycloakServer;
import io.github.keycloakwecom.server.PreparedKeycloak;
import io.github.keycloakwecom.server.SharedDatabase;
import io.github.keycloakwecom.standin.WecomStandIn;
import io.github.keycloakwecom.standin.company.Company;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Real nodes of one Keycloak on one database, and the stand-in; the first node is up, the others {@link #join}. */
final class Cluster implements AutoCloseable {

    private static final int FIRST_AGENT = 1_000_100;

    private final WecomStandIn wecom = WecomStandIn.start(Company.sample(), 0);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final PreparedKeycloak prepared = PreparedKeycloak.ofThisBuild();
    private final SharedDatabase database = SharedDatabase.of(prepared);
    private final List<KeycloakServer> nodes = new ArrayList<>();
    private int staffs;

    /** One more node; returns when it is ready, which it is only after it has found the others. */
    KeycloakServer join() {
        long began = System.nanoTime();
        KeycloakServer node = prepared.server("node-" + (nodes.size() + 1))
                .node(database, HttpLogin.PUBLIC.toString())
                .start();
        nodes.add(node);
        report("node %d ready after %.1f s", nodes.size(), seconds(Duration.ofNanos(System.nanoTime() - began)));
        return node;
    }

    /** New people; they are made through one node and known to all. */
    Staff hire(String realm, int people) {
        wecom.reset();
        return Staff.hire(realm, FIRST_AGENT + staffs++, people, wecom, nodes.get(0), http);
    }

    WecomStandIn wecom() {
        return wecom;
    }

    static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    /**
     * The figures that the tests measure go to the console: they depend on the machine, so nothing is asserted of them.
     */
    static void report(String format, Object... values) {
        System.out.printf(Locale.ROOT, "[cluster] " + format + "%n", values);
    }

    @Override
    public void close() {
        nodes.forEach(KeycloakServer::close);
        database.close();
        wecom.close();
    }
}
