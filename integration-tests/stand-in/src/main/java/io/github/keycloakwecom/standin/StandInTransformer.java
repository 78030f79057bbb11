package io.github.keycloakwecom.standin;

import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.keycloakwecom.standin.api.ApiServer;
import io.github.keycloakwecom.standin.control.Behaviour;
import io.github.keycloakwecom.standin.control.Fault;
import io.github.keycloakwecom.standin.page.PageServer;
import io.github.keycloakwecom.standin.wire.Incoming;
import io.github.keycloakwecom.standin.wire.Reply;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Where WireMock hands over: fills the answer of every stub that names {@link Fault#TRANSFORMER}. With the parameter
 * {@link Fault#ERRCODE} the call fails with that code and has no other effect.
 */
final class StandInTransformer implements ResponseTransformerV2 {
    private final ApiServer api;
    private final PageServer pages;
    private final Behaviour behaviour;
    private final Supplier<String> httpsUrl;

    StandInTransformer(ApiServer api, PageServer pages, Behaviour behaviour, Supplier<String> httpsUrl) {
        this.api = api;
        this.pages = pages;
        this.behaviour = behaviour;
        this.httpsUrl = httpsUrl;
    }

    @Override
    public String getName() {
        return Fault.TRANSFORMER;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public Response transform(Response response, ServeEvent event) {
        Reply reply = reply(Incoming.of(event.getRequest()), event.getTransformerParameters());
        List<HttpHeader> headers = reply.headers().entrySet().stream()
                .map(header -> new HttpHeader(header.getKey(), header.getValue()))
                .toList();
        return Response.Builder.like(response)
                .but()
                .status(reply.status())
                .headers(new HttpHeaders(headers))
                .body(reply.body())
                .build();
    }

    private Reply reply(Incoming in, Map<String, Object> parameters) {
        if (!in.isApi()) {
            return pages.answer(in);
        }
        if (behaviour.httpsOnly() && !in.https()) {
            return Reply.moved(httpsUrl.get() + in.url());
        }
        // A stub posted as JSON may carry the number as a text.
        return parameters.containsKey(Fault.ERRCODE)
                ? api.fail(in, Integer.parseInt(parameters.get(Fault.ERRCODE).toString()))
                : api.answer(in);
    }
}
