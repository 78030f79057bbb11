package io.github.keycloakwecom.standin.api;

import io.github.keycloakwecom.standin.company.App;
import io.github.keycloakwecom.standin.company.Company;
import io.github.keycloakwecom.standin.wire.Incoming;

/**
 * The checks before any parameter is looked at, in their order: token, trusted address, app enabled, permission. Token
 * before address before parameters was observed, the rest is not verified (docs/wecom-protocol.md#order-of-checks). The
 * token counts only in the query (docs/wecom-protocol.md#ground-rules).
 */
final class Admission {
    private final Company company;
    private final Tokens tokens;

    Admission(Company company, Tokens tokens) {
        this.company = company;
        this.tokens = tokens;
    }

    ApiCall admit(Api api, Incoming in) {
        String token = in.query().value("access_token").orElseThrow(() -> new Refusal(41001));
        App app = company.app(tokens.agentOf(token)).orElseThrow(() -> new Refusal(40014));
        if (!app.callers().admit(in.callerIp())) {
            throw new Refusal(60020);
        }
        if (!app.enabled()) {
            throw new Refusal(50003);
        }
        api.refusalFor(app).ifPresent(refusal -> {
            throw refusal;
        });
        return new ApiCall(company, app, in);
    }
}
