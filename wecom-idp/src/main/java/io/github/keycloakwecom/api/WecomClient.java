package io.github.keycloakwecom.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What we ask WeCom for one app. Every method throws {@link WecomApiException}. */
public final class WecomClient {

    private static final int MAX_ATTEMPTS_WHEN_BUSY = 3;
    private static final long FIRST_PAUSE_MILLIS = 200;

    private static final String MEMBER_API = "user/get";

    private final WecomApp app;
    private final WecomHttp http;
    private final AccessTokens tokens;
    private final Backoffs refusals;
    private final Bulkhead bulkhead;
    private final String key;

    WecomClient(WecomApp app, WecomHttp http, AccessTokens tokens, Bulkhead bulkhead) {
        this.app = app;
        this.http = http;
        this.tokens = tokens;
        this.refusals = tokens.refusals();
        this.bulkhead = bulkhead;
        this.key = app.fingerprint();
    }

    /** Redeems a login code, which works once: a code that WeCom has refused is never sent again. */
    public MemberIdentity identify(IdentityApi api, String code) {
        String path = api.identity();
        Function<String, JsonNode> request = token -> http.get(app.apiBaseUrl(), path, query(token, "code", code));
        refusals.heedAllButLimits(key, path);
        // Not stopped by a rate limit: anybody can send codes that are none, and must not lock employees out by that.
        return MemberIdentity.from(
                path, bounded(path, token -> refusals.askInAnyCase(key, path, () -> request.apply(token))));
    }

    /** Fails when {@link #member} is known to fail for everybody just now; asks WeCom nothing. */
    public void expectMember() {
        refusals.heed(key, MEMBER_API);
    }

    /** @return the member as the app may see it; fails for a member outside the app's visible range */
    public Member member(String userid) {
        JsonNode answer =
                call(MEMBER_API, token -> http.get(app.apiBaseUrl(), MEMBER_API, query(token, "userid", userid)));
        String returned = answer.path("userid").asText("");
        if (!returned.equalsIgnoreCase(userid)) {
            throw WecomApiException.unreadable(MEMBER_API, "another member than the one asked for");
        }
        return Member.from(returned, answer);
    }

    /** @return what the member has agreed to show; the ticket comes from {@link #identify} */
    public MemberDetail detail(IdentityApi api, String userTicket) {
        Map<String, String> body = Map.of("user_ticket", userTicket);
        return MemberDetail.from(call(api.detail(), token -> http.post(app.apiBaseUrl(), api.detail(), token, body)));
    }

    private static Map<String, String> query(String token, String parameter, String value) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("access_token", token);
        parameters.put(parameter, value);
        return parameters;
    }

    private JsonNode call(String api, Function<String, JsonNode> request) {
        // Before a token is fetched that nobody would use.
        refusals.heed(key, api);
        return bounded(api, token -> refusals.ask(key, api, () -> request.apply(token)));
    }

    private JsonNode bounded(String api, Function<String, JsonNode> request) {
        return bulkhead.run(api, () -> call(request));
    }

    // A stale token is replaced once. A busy WeCom is asked again, as its page on -1 advises, with a growing pause.
    private JsonNode call(Function<String, JsonNode> request) {
        boolean tokenReplaced = false;
        int attempt = 1;
        while (true) {
            Optional<String> token = Optional.empty();
            try {
                token = Optional.of(tokens.of(app, http));
                return request.apply(token.get());
            } catch (WecomApiException e) {
                switch (e.advice()) {
                    case FRESH_TOKEN -> {
                        if (e.isKnown()) {
                            throw e;
                        }
                        token.ifPresent(stale -> tokens.reject(app, stale));
                        if (tokenReplaced) {
                            // The new token is refused as well: each login would fetch two more.
                            throw refusals.remember(key, e);
                        }
                        tokenReplaced = true;
                    }
                    case BACK_OFF -> {
                        if (attempt == MAX_ATTEMPTS_WHEN_BUSY || !pause(FIRST_PAUSE_MILLIS << (attempt - 1))) {
                            throw e;
                        }
                        attempt++;
                    }
                    default -> throw e;
                }
            }
        }
    }

    private static boolean pause(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
