package io.github.keycloakwecom.standin.control;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Failures of an API such as {@code auth/getuserinfo}, or of a whole path such as {@code /wwlogin/sso/login}. A call
 * uses the oldest counted fault that is left, else the last {@code always}, else it gets the normal answer.
 *
 * <p>Each is a WireMock stub of higher priority; counted faults share a scenario. WireMock does not promise that two
 * simultaneous requests see two states of a scenario. So use counted faults for calls one after the other, and
 * {@code always} with {@link #clear()} for many at once.
 */
public final class Faults {
    // WireMock's own default priority is 5: a stub posted to /__admin without a priority comes before all of these.
    private static final int COUNTED = 1_000;
    private static final int ALWAYS = 1_000_000;

    private final WireMockServer server;
    private final List<UUID> stubs = new ArrayList<>();

    /** Faults of one server; {@code WecomStandIn.faults()} has those of a stand-in. */
    public Faults(WireMockServer server) {
        this.server = server;
    }

    /**
     * The next call only.
     *
     * @param api the path after {@code /cgi-bin/}, or a whole path with its leading slash; an unknown one has no effect
     */
    public Faults once(String api, Fault fault) {
        return times(api, 1, fault);
    }

    /**
     * The next {@code n} calls.
     *
     * @param api as in {@link #once}
     * @param n the number of calls; 0 has no effect
     */
    public synchronized Faults times(String api, int n, Fault fault) {
        String scenario = "fault-" + UUID.randomUUID();
        int priority = COUNTED + stubs.size();
        for (int i = 0; i < n; i++) {
            add(on(api, fault)
                    .atPriority(priority)
                    .inScenario(scenario)
                    .whenScenarioStateIs(i == 0 ? STARTED : "after " + i)
                    .willSetStateTo("after " + (i + 1)));
        }
        return this;
    }

    /**
     * Every call until {@link #clear()}.
     *
     * @param api as in {@link #once}
     */
    public synchronized Faults always(String api, Fault fault) {
        add(on(api, fault).atPriority(ALWAYS));
        return this;
    }

    /** Removes all faults. Stubs posted to {@code /__admin} stay. */
    public synchronized void clear() {
        stubs.forEach(server::removeStub);
        stubs.clear();
    }

    private void add(MappingBuilder mapping) {
        StubMapping stub = server.stubFor(mapping);
        stubs.add(stub.getId());
    }

    private static MappingBuilder on(String api, Fault fault) {
        String path = api.startsWith("/") ? api : "/cgi-bin/" + api;
        return any(urlPathEqualTo(path)).willReturn(fault.answer());
    }
}
