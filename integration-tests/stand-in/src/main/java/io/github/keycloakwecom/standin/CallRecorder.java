package io.github.keycloakwecom.standin;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.keycloakwecom.standin.api.Json;
import io.github.keycloakwecom.standin.control.Call;
import io.github.keycloakwecom.standin.control.Calls;
import io.github.keycloakwecom.standin.wire.Incoming;
import java.time.Clock;

/**
 * Records every request, with any stub that answers it. WireMock reports the answer before it delays and sends it. So a
 * call is recorded even if the client stops waiting.
 */
final class CallRecorder implements ServeEventListener {
    private final Calls calls;
    private final Calls visits;
    private final Clock clock;

    CallRecorder(Calls calls, Calls visits, Clock clock) {
        this.calls = calls;
        this.visits = visits;
        this.clock = clock;
    }

    @Override
    public String getName() {
        return "wecom-call-recorder";
    }

    @Override
    public void beforeResponseSent(ServeEvent event, Parameters parameters) {
        Incoming in = Incoming.of(event.getRequest());
        Call call = new Call(
                in.api(),
                in.method(),
                in.query().all(),
                in.body(),
                event.getResponse().getFault() == null ? event.getResponse().getStatus() : Call.NO_ANSWER,
                Json.errcodeOf(event.getResponse().getBody()),
                in.callerIp(),
                clock.instant());
        (in.isApi() ? calls : visits).add(call);
    }
}
