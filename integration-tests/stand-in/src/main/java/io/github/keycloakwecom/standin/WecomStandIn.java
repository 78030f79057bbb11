package io.github.keycloakwecom.standin;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.keycloakwecom.standin.api.ApiServer;
import io.github.keycloakwecom.standin.api.ErrorBodies;
import io.github.keycloakwecom.standin.api.State;
import io.github.keycloakwecom.standin.company.Company;
import io.github.keycloakwecom.standin.control.AdjustableClock;
import io.github.keycloakwecom.standin.control.Behaviour;
import io.github.keycloakwecom.standin.control.Calls;
import io.github.keycloakwecom.standin.control.Faults;
import io.github.keycloakwecom.standin.page.PageServer;

/**
 * A running stand-in for WeCom, on 127.0.0.1 unless told otherwise. It behaves as docs/wecom-protocol.md says, keeps
 * its state in memory, records every call, and fails on demand. What it does not play: callbacks, suites.
 */
public final class WecomStandIn implements AutoCloseable {
    // Answers with a scripted delay occupy a thread each.
    private static final int THREADS = 64;
    // WireMock's own journal repeats what Calls holds; a short one suffices for its /__admin/requests.
    private static final int JOURNAL = 100;
    private static final String LOOPBACK = "127.0.0.1";

    private final Company company;
    private final AdjustableClock clock = new AdjustableClock();
    private final Behaviour behaviour = new Behaviour();
    private final Calls calls = new Calls();
    private final Calls visits = new Calls();
    private final State state = State.fresh(clock, behaviour);
    private final WireMockServer server;
    private final Faults faults;

    private WecomStandIn(Company company, int port, String address) {
        this.company = company;
        ApiServer api = new ApiServer(company, state, new ErrorBodies(clock));
        PageServer pages = new PageServer(company, state.codes(), calls);
        server = new WireMockServer(WireMockConfiguration.options()
                .bindAddress(address)
                .port(port)
                .dynamicHttpsPort()
                .containerThreads(THREADS)
                .gzipDisabled(true)
                .maxRequestJournalEntries(JOURNAL)
                .mappingSource(new StandInMappings())
                .extensions(
                        new StandInTransformer(api, pages, behaviour, this::httpsUrl),
                        new CallRecorder(calls, visits, clock)));
        faults = new Faults(server);
    }

    /** Starts one; port 0 takes any free one. */
    public static WecomStandIn start(Company company, int port) {
        return start(company, port, LOOPBACK);
    }

    /** The same on another address of this machine, for a container, whose loopback interface nobody else reaches. */
    public static WecomStandIn start(Company company, int port, String address) {
        WecomStandIn standIn = new WecomStandIn(company, port, address);
        standIn.server.start();
        return standIn;
    }

    /** {@code http://localhost:PORT}: the API base, without {@code /cgi-bin}. */
    public String url() {
        return "http://localhost:" + server.port();
    }

    /** The same over HTTPS, with WireMock's self-signed certificate. */
    public String httpsUrl() {
        return "https://localhost:" + server.httpsPort();
    }

    /** The current web login page. */
    public String webLoginUrl() {
        return url() + "/wwlogin/sso/login";
    }

    /** The in-app authorise link. */
    public String inAppUrl() {
        return url() + "/connect/oauth2/authorize";
    }

    /** Who is who; may be changed at any time. */
    public Company company() {
        return company;
    }

    /** Calls of the server API. */
    public Calls calls() {
        return calls;
    }

    /** Requests of pages, by whole path ({@code /wwlogin/sso/login}). */
    public Calls visits() {
        return visits;
    }

    /** What shall go wrong. */
    public Faults faults() {
        return faults;
    }

    /** Switches. */
    public Behaviour behaviour() {
        return behaviour;
    }

    /** The time that tokens, codes and tickets live by. */
    public AdjustableClock clock() {
        return clock;
    }

    /** Voids all access tokens before their time; the next use answers 40014. */
    public void rotateTokens() {
        state.tokens().revokeAll();
    }

    /** Forgets calls, visits, faults, time, switches, tokens, codes, tickets and bans; the company stays as it is. */
    public void reset() {
        faults.clear();
        server.resetScenarios();
        clock.reset();
        behaviour.reset();
        state.clear();
        calls.clear();
        visits.clear();
    }

    @Override
    public void close() {
        server.stop();
    }
}
