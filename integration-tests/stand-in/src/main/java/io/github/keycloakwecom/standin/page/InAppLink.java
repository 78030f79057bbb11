package io.github.keycloakwecom.standin.page;

import io.github.keycloakwecom.standin.api.LoginCode.Consent;
import io.github.keycloakwecom.standin.company.App;
import io.github.keycloakwecom.standin.company.AppKind;
import io.github.keycloakwecom.standin.company.Company;
import io.github.keycloakwecom.standin.wire.Query;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The parameters of the in-app link and their rules (developer.work.weixin.qq.com/document/path/96441). The stand-in
 * checks the documented characters and length of {@code state}. Whether the real service checks them is unknown. A
 * client that passes here passes there in both cases.
 */
record InAppLink(Company company, Query query) {
    private static final Set<String> SCOPES = Set.of("snsapi_base", "snsapi_privateinfo", "snsapi_userinfo");
    private static final Pattern STATE = Pattern.compile("[A-Za-z0-9]{0,128}");

    /** The parameter that breaks its rule. */
    Optional<String> fault() {
        if (!query.text("appid").equals(company.corpId())) {
            return Optional.of("appid");
        }
        if (!query.text("response_type").equals("code")) {
            return Optional.of("response_type");
        }
        if (!SCOPES.contains(query.text("scope"))) {
            return Optional.of("scope");
        }
        if (query.value("agentid").isPresent() && app().isEmpty()) {
            return Optional.of("agentid");
        }
        if (target().filter(target -> trusted(target.host())).isEmpty()) {
            return Optional.of("redirect_uri");
        }
        return STATE.matcher(query.text("state")).matches() ? Optional.empty() : Optional.of("state");
    }

    Optional<App> app() {
        return company.apps().stream()
                .filter(app -> app.kind() == AppKind.SELF_BUILT && app.enabled())
                .filter(app -> String.valueOf(app.agentId()).equals(query.text("agentid")))
                .findFirst();
    }

    OptionalInt agentId() {
        return app().map(app -> OptionalInt.of(app.agentId())).orElseGet(OptionalInt::empty);
    }

    Optional<RedirectTarget> target() {
        return RedirectTarget.parse(query.text("redirect_uri"));
    }

    Optional<String> state() {
        return Optional.ofNullable(query.all().get("state"));
    }

    /**
     * What the sign-in may yield: without agentid the asking scope is lowered to the silent one
     * (developer.work.weixin.qq.com/document/path/96441, special cases).
     */
    Consent consent() {
        return switch (query.text("scope")) {
            case "snsapi_privateinfo" -> app().isPresent() ? Consent.AGREED : Consent.NONE;
            case "snsapi_userinfo" -> Consent.SILENT;
            default -> Consent.NONE;
        };
    }

    private boolean trusted(String host) {
        return query.value("agentid").isPresent()
                ? app().filter(app -> app.redirects().allowInApp(host)).isPresent()
                : company.apps().stream().anyMatch(app -> app.redirects().allowInApp(host));
    }
}
