package io.github.keycloakwecom.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The calls to WeCom for one app. Every method throws {@link WecomApiException}. */
public final class WecomClient {

    private static final int MAX_CALLS_WHEN_BUSY = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    private static final String MEMBER_API = "user/get";

    private final String apiBaseUrl;
    private final TokenSource source;
    private final WecomHttp http;
    private final AccessTokens tokens;
    private final Backoffs backoffs;
    private final Bulkhead bulkhead;
    private final String key;

    WecomClient(
            String apiBaseUrl,
            TokenSource source,
            WecomHttp http,
            AccessTokens tokens,
            Backoffs backoffs,
            Bulkhead bulkhead) {
        this.apiBaseUrl = apiBaseUrl;
        this.source = source;
        this.http = http;
        this.tokens = tokens;
        this.backoffs = backoffs;
        this.bulkhead = bulkhead;
        this.key = source.fingerprint();
    }

    /** Redeems a login code, which works once: a code that WeCom has rejected is never sent again. */
    public MemberIdentity identify(IdentityApi api, String code) {
        String path = api.identity();
        Function<String, JsonNode> request = token -> http.get(apiBaseUrl, path, query(token, "code", code));
        backoffs.checkBeyondRateLimit(key, path);
        // A rate limit does not stop this call. An attacker can reach the limit with invalid codes, and must not
        // lock out employees.
        return MemberIdentity.from(
                path, limited(path, token -> backoffs.callBeyondRateLimit(key, path, () -> request.apply(token))));
    }

    /** Fails while the API of {@link #member} is in a backoff. Sends nothing. */
    public void checkMemberBackoff() {
        backoffs.check(key, MEMBER_API);
    }

    /** @return the member as the app may see it; fails for a member outside the app's visible range */
    public Member member(String userid) {
        JsonNode response = call(MEMBER_API, token -> http.get(apiBaseUrl, MEMBER_API, query(token, "userid", userid)));
        String returned = response.path("userid").asText("");
        if (!returned.equalsIgnoreCase(userid)) {
            throw WecomApiException.unreadable(MEMBER_API, "another member than the one asked for");
        }
        return Member.from(returned, response);
    }

    /** @return what the member has agreed to show; the ticket comes from {@link #identify} */
    public MemberDetail detail(IdentityApi api, String userTicket) {
        String path = api.detail();
        Map<String, String> body = Map.of("user_ticket", userTicket);
        return MemberDetail.from(
                call(path, token -> http.post(apiBaseUrl, path, Map.of(WecomHttp.ACCESS_TOKEN, token), body)));
    }

    private static Map<String, String> query(String token, String parameter, String value) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put(WecomHttp.ACCESS_TOKEN, token);
        query.put(parameter, value);
        return query;
    }

    private JsonNode call(String api, Function<String, JsonNode> request) {
        // Before the token, so that no token is fetched for a call that is not made.
        backoffs.check(key, api);
        return limited(api, token -> backoffs.call(key, api, Backoffs.After.RATE_LIMIT, () -> request.apply(token)));
    }

    private JsonNode limited(String api, Function<String, JsonNode> request) {
        return bulkhead.run(api, () -> repeated(request));
    }

    // A stale token is replaced once. When WeCom is busy (-1), the call is repeated with a growing pause,
    // as developer.work.weixin.qq.com/document/path/90313 advises.
    private JsonNode repeated(Function<String, JsonNode> request) {
        boolean tokenReplaced = false;
        int calls = 1;
        while (true) {
            Optional<String> token = Optional.empty();
            try {
                token = Optional.of(tokens.token(source, http));
                return request.apply(token.get());
            } catch (WecomApiException e) {
                switch (e.advice()) {
                    case FRESH_TOKEN -> {
                        // Without a token, the fetch has failed, and there is no token to replace.
                        tokens.reject(source, token.orElseThrow(() -> e));
                        if (tokenReplaced) {
                            // WeCom rejects the new token too. Without a backoff, each login would fetch
                            // two more tokens.
                            throw backoffs.start(key, e);
                        }
                        tokenReplaced = true;
                    }
                    case BACK_OFF -> {
                        Duration pause = FIRST_PAUSE.multipliedBy(1L << (calls - 1));
                        if (calls == MAX_CALLS_WHEN_BUSY || !Pause.sleep(pause)) {
                            throw e;
                        }
                        calls++;
                    }
                    default -> throw e;
                }
            }
        }
    }
}
