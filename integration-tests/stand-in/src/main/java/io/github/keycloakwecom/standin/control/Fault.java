package io.github.keycloakwecom.standin.control;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER;
import static com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE;
import static com.github.tomakehurst.wiremock.http.Fault.MALFORMED_RESPONSE_CHUNK;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Something that can go wrong with a call, in WireMock's own terms, so that its {@code /__admin} interface can do the
 * same.
 */
public final class Fault {
    /** The name of the WireMock transformer that plays WeCom. A stub that names it gets WeCom's answer. */
    public static final String TRANSFORMER = "wecom-stand-in";

    /** The parameter of the transformer that makes a call fail with an error code of WeCom. */
    public static final String ERRCODE = "errcode";

    private static final String JSON = "application/json; charset=UTF-8";
    private static final String HALF = "{\"errcode\":0,\"errmsg\":\"ok\",\"userid\":\"zhan";

    private final Supplier<ResponseDefinitionBuilder> answer;

    private Fault(Supplier<ResponseDefinitionBuilder> answer) {
        this.answer = answer;
    }

    /** The API's own failure: HTTP 200, the code, the call's empty lists and the usual tail. The call has no effect. */
    public static Fault errcode(int errcode) {
        return new Fault(() -> aResponse().withTransformers(TRANSFORMER).withTransformerParameter(ERRCODE, errcode));
    }

    /** An HTTP status with an empty body, as a gateway would send it. */
    public static Fault httpStatus(int status) {
        return new Fault(() -> aResponse().withStatus(status));
    }

    /** HTTP 200 with a page instead of JSON, as a captive portal would send it. */
    public static Fault html() {
        return new Fault(() -> aResponse()
                .withHeader("Content-Type", "text/html; charset=UTF-8")
                .withBody("<!DOCTYPE html><html><body><h1>Under maintenance</h1></body></html>"));
    }

    /** HTTP 200 with this text, announced as JSON. */
    public static Fault body(String text) {
        return new Fault(() -> aResponse().withHeader("Content-Type", JSON).withBody(text));
    }

    /** A complete answer whose JSON ends in the middle. */
    public static Fault truncatedJson() {
        return body(HALF);
    }

    /** A valid success of about this many bytes. */
    public static Fault huge(int bytes) {
        return new Fault(() -> aResponse()
                .withHeader("Content-Type", JSON)
                .withBody("{\"errcode\":0,\"errmsg\":\"ok\",\"padding\":\"" + "x".repeat(bytes) + "\"}"));
    }

    /** The normal answer after a wait. The call takes effect before the wait, as with a slow network. */
    public static Fault delay(Duration wait) {
        return new Fault(
                () -> aResponse().withTransformers(TRANSFORMER).withFixedDelay(Math.toIntExact(wait.toMillis())));
    }

    /** The connection is reset instead of an answer. */
    public static Fault reset() {
        return new Fault(() -> aResponse().withFault(CONNECTION_RESET_BY_PEER));
    }

    /** The connection is closed without a byte. */
    public static Fault droppedConnection() {
        return new Fault(() -> aResponse().withFault(EMPTY_RESPONSE));
    }

    /** A status line that says 200, then a chunk that is cut short and rubbish, then the end of the connection. */
    public static Fault cutBody() {
        return new Fault(() -> aResponse().withFault(MALFORMED_RESPONSE_CHUNK));
    }

    ResponseDefinitionBuilder answer() {
        return answer.get();
    }
}
