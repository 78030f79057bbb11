package io.github.keycloakwecom.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * The response of a call that issues a token.
 *
 * @param token up to 512 bytes (developer.work.weixin.qq.com/document/path/91039)
 * @param lifetime how long WeCom accepts the token, 7200 s as a rule
 */
record TokenResponse(String token, Duration lifetime) {

    /** Twice the documented length. A longer text is no token, and would not fit into a URL. */
    private static final int MAX_LENGTH = 1024;

    /**
     * @param api path below {@code /cgi-bin/}, for the error message
     * @param field where the token is: {@code access_token}, {@code suite_access_token} or
     *     {@code provider_access_token}
     * @throws WecomApiException when there is no usable token
     */
    static TokenResponse parse(String api, JsonNode response, String field) {
        String token = response.path(field).asText("");
        if (token.isEmpty() || token.length() > MAX_LENGTH) {
            throw WecomApiException.unreadable(api, "no usable " + field);
        }
        return new TokenResponse(
                token, Duration.ofSeconds(response.path("expires_in").asLong(0)));
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "TokenResponse[" + lifetime + "]";
    }
}
