package io.github.keycloakwecom.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Collection;

/**
 * Decides whether a response with status 200 is a success: one JSON object, with {@code errcode} absent or 0. Nothing
 * else looks at {@code errcode}.
 *
 * @param api path below {@code /cgi-bin/}, for the error message
 * @param sent every value of the request; the error text does not keep them
 * @param overToken whether the request carried an access token
 */
record ApiResponse(String api, Collection<String> sent, boolean overToken) {

    /** Shorter values are no secrets. If they were replaced too, the hint could lose useful words such as "from ip". */
    private static final int SHORTEST_SECRET = 8;

    /** The largest legitimate response, 10 000 rows of {@code user/list_id}, is below 1 MB. */
    static final int MAX_BYTES = 2 * 1024 * 1024;

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(50)
                            .maxStringLength(MAX_BYTES)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @throws WecomApiException when the response is no success */
    JsonNode success(byte[] body) {
        JsonNode response = json(body);
        JsonNode errcode = response.path("errcode");
        // Some successes have no errcode (developer.work.weixin.qq.com/document/path/90664).
        if (errcode.isMissingNode() || errcode.isInt() && errcode.intValue() == 0) {
            return response;
        }
        if (!errcode.isInt()) {
            throw WecomApiException.unreadable(api, "errcode is not a number");
        }
        String errmsg = withoutSecrets(response.path("errmsg").asText(""));
        throw WecomApiException.apiError(api, errcode.intValue(), errmsg, overToken);
    }

    private JsonNode json(byte[] body) {
        JsonNode response;
        try {
            response = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw WecomApiException.unreadable(api, "the answer is not JSON");
        } catch (IOException e) {
            throw WecomApiException.unreadable(api, "the answer cannot be decoded");
        }
        if (!response.isObject()) {
            throw WecomApiException.unreadable(api, "the answer is not a JSON object");
        }
        return response;
    }

    // WeCom's text may quote a token, a code or a secret of the request, and the text is shown in events and logs.
    private String withoutSecrets(String errmsg) {
        String text = errmsg;
        for (String value : sent) {
            text = value.length() < SHORTEST_SECRET ? text : text.replace(value, "***");
        }
        return text;
    }

    /** Leaves the values of the request out. */
    @Override
    public String toString() {
        return "ApiResponse[" + api + "]";
    }
}
