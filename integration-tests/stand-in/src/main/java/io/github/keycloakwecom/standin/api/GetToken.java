package io.github.keycloakwecom.standin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakwecom.standin.company.App;
import io.github.keycloakwecom.standin.company.Company;
import io.github.keycloakwecom.standin.wire.Incoming;

/**
 * {@code gettoken} (developer.work.weixin.qq.com/document/path/91039). The one call without token and without the
 * trusted-address gate. A missing secret is reported before a missing or wrong corp id
 * (docs/wecom-protocol.md#order-of-checks); the secret of a stopped app is 40001
 * (developer.work.weixin.qq.com/document/path/90313).
 */
final class GetToken {
    private final Company company;
    private final Tokens tokens;
    private final SecretGuard guard;

    GetToken(Company company, Tokens tokens, SecretGuard guard) {
        this.company = company;
        this.tokens = tokens;
        this.guard = guard;
    }

    ObjectNode answer(Incoming in) {
        String secret = in.query().value("corpsecret").orElseThrow(() -> new Refusal(41004));
        String corpId = in.query().value("corpid").orElseThrow(() -> new Refusal(41002));
        guard.check(in.callerIp());
        if (!corpId.equals(company.corpId())) {
            guard.failed(in.callerIp());
            throw new Refusal(40013);
        }
        App app = company.apps().stream()
                .filter(candidate -> candidate.secret().equals(secret))
                .findFirst()
                .orElseThrow(() -> wrongSecret(in));
        if (!app.enabled()) {
            throw new Refusal(40001);
        }
        Tokens.Grant grant = tokens.grant(app);
        return Json.ok()
                .put("access_token", grant.token())
                .put("expires_in", grant.left().toSeconds());
    }

    private Refusal wrongSecret(Incoming in) {
        guard.failed(in.callerIp());
        return new Refusal(40001);
    }
}
