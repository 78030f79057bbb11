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
 * Faults by API, {@code auth/getuserinfo} for example, or by whole path ({@code /wwlogin/sso/login}). Counted faults
 * run out in the order they were asked for; then comes the last {@code always}, then the normal answer. They are
 * WireMock stubs of higher priority, the counted ones in a scenario each. WireMock does not promise that two requests
 * at the very same moment see two scenario states, so count faults for calls that come one after the other and use
 * {@code always} with {@link #clear()} for crowds.
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

    /** The next call only. */
    public Faults once(String api, Fault fault) {
        return times(api, 1, fault);
    }

    /** The next {@code n} calls. */
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

    /** Every call until {@link #clear()}. */
    public synchronized Faults always(String api, Fault fault) {
        add(on(api, fault).atPriority(ALWAYS));
        return this;
    }

    /** Takes all of them back; stubs posted to {@code /__admin} stay. */
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
