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
 * A running stand-in for the server API, the web login and the in-app login of WeCom. By default it listens on
 * 127.0.0.1. It follows docs/wecom-protocol.md, keeps its state in memory, records every call, and fails on demand. All
 * methods may be called from any thread. It has no callbacks and no apps of service providers (suites).
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

    /**
     * Starts a stand-in on 127.0.0.1.
     *
     * @param company the people, departments and apps; may be changed afterwards
     * @param port the HTTP port, or 0 for any free port; the HTTPS port is always any free port
     * @throws com.github.tomakehurst.wiremock.common.FatalStartupException if the port is in use
     */
    public static WecomStandIn start(Company company, int port) {
        return start(company, port, LOOPBACK);
    }

    /**
     * Starts a stand-in on another address of this machine. A container needs that, because it cannot reach the
     * loopback interface of this machine.
     *
     * @param address an IP address of this machine, such as {@code 0.0.0.0} for all
     */
    public static WecomStandIn start(Company company, int port, String address) {
        WecomStandIn standIn = new WecomStandIn(company, port, address);
        standIn.server.start();
        return standIn;
    }

    /**
     * The base address of the server API over HTTP: {@code http://localhost:PORT}, without {@code /cgi-bin} and without
     * a slash at the end.
     */
    public String url() {
        return "http://localhost:" + server.port();
    }

    /** The base address over HTTPS. The certificate is the self-signed one of WireMock. */
    public String httpsUrl() {
        return "https://localhost:" + server.httpsPort();
    }

    /** The address of the web login page (developer.work.weixin.qq.com/document/path/98171). */
    public String webLoginUrl() {
        return url() + "/wwlogin/sso/login";
    }

    /** The address of the in-app authorize link (developer.work.weixin.qq.com/document/path/96441). */
    public String inAppUrl() {
        return url() + "/connect/oauth2/authorize";
    }

    /** The people, departments and apps. A change applies to the next call. */
    public Company company() {
        return company;
    }

    /** Calls of the server API, oldest first; {@link #reset} clears them. */
    public Calls calls() {
        return calls;
    }

    /** Requests of pages, by whole path ({@code /wwlogin/sso/login}). */
    public Calls visits() {
        return visits;
    }

    /** The failures that a test asks for. */
    public Faults faults() {
        return faults;
    }

    /** Settings for behaviour on which the real service differs or is not documented. */
    public Behaviour behaviour() {
        return behaviour;
    }

    /** The clock for the lifetimes of tokens, codes and tickets. */
    public AdjustableClock clock() {
        return clock;
    }

    /** Revokes all access tokens before they expire. The next call with one of them answers 40014. */
    public void rotateTokens() {
        state.tokens().revokeAll();
    }

    /** Clears calls, visits, faults, clock, behaviour, tokens, codes, tickets and bans. The company stays as it is. */
    public void reset() {
        faults.clear();
        server.resetScenarios();
        clock.reset();
        behaviour.reset();
        state.clear();
        calls.clear();
        visits.clear();
    }

    /** Stops the server. */
    @Override
    public void close() {
        server.stop();
    }
}
