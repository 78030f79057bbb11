package io.github.keycloakwecom.api;

import java.util.Map;

/**
 * The token of an app, from {@code gettoken} with CorpID and secret (developer.work.weixin.qq.com/document/path/91039).
 * The secret of contact synchronisation, and the permanent code of an agency app, are secrets to this call as well.
 */
record AppTokenSource(WecomApp app) implements TokenSource {

    private static final String API = "gettoken";

    @Override
    public String fingerprint() {
        return app.fingerprint();
    }

    @Override
    public String api() {
        return API;
    }

    @Override
    public TokenResponse fetch(WecomHttp http) {
        Map<String, String> query = Map.of("corpid", app.corpId(), "corpsecret", app.secret());
        return TokenResponse.parse(API, http.get(app.apiBaseUrl(), API, query), "access_token");
    }

    @Override
    public String toString() {
        return API + " for " + app;
    }
}
