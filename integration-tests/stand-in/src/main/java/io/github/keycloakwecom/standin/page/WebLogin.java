package io.github.keycloakwecom.standin.page;

import io.github.keycloakwecom.standin.api.Codes;
import io.github.keycloakwecom.standin.company.App;
import io.github.keycloakwecom.standin.company.AppKind;
import io.github.keycloakwecom.standin.company.Company;
import io.github.keycloakwecom.standin.company.Visitor;
import io.github.keycloakwecom.standin.wire.Incoming;
import io.github.keycloakwecom.standin.wire.Query;
import io.github.keycloakwecom.standin.wire.Reply;
import java.util.Optional;

/**
 * The web login page: the current one ({@code /wwlogin/sso/login}, developer.work.weixin.qq.com/document/path/98171)
 * and the older one ({@code /wwopen/sso/qrConnect}, docs/wecom-protocol.md#web-login). The parameter {@code scan}
 * chooses the person. Only then is the redirect host checked, as on the real page. A declined login stays on the
 * current page; the older page redirects it with {@code state} only.
 */
final class WebLogin {
    /** What the scan parameter says when the person declines; a colon begins no userid. */
    static final String DECLINE = ":decline";

    private final Company company;
    private final Codes codes;

    WebLogin(Company company, Codes codes) {
        this.company = company;
        this.codes = codes;
    }

    Reply current(Incoming in) {
        if (isFramed(in.query())) {
            return panel(in);
        }
        // ServiceApp is for providers' suites, which the stand-in does not play.
        boolean known = in.query().text("login_type").equals("CorpApp");
        return known ? answer(in, false) : error(in, "-31040", in.query().text("login_type"));
    }

    // The panel that the official component frames (developer.work.weixin.qq.com/document/path/98151). The component
    // always names its version; redirect_type may
    // be left out.
    private static boolean isFramed(Query query) {
        return query.value("redirect_type").isPresent()
                || query.value("version").isPresent();
    }

    private Reply panel(Incoming in) {
        LoginPanel panel = new LoginPanel(company, in, Texts.of(in));
        Query query = in.query();
        if (!query.text("login_type").equals("CorpApp")) {
            return panel.failed("-31040");
        }
        if (!query.text("appid").equals(company.corpId())) {
            return panel.failed("-31027");
        }
        return app(query.text("agentid")).map(panel::show).orElseGet(() -> panel.failed("-31028"));
    }

    /** What the panel's script asks for after a scan: the code, or the error for the page around the frame. */
    Reply scannedInPanel(Incoming in) {
        Optional<App> app = app(in.query().text("agentid"));
        if (app.isEmpty()) {
            return Reply.json("{\"errCode\":-31028}");
        }
        Optional<RedirectTarget> target = target(app.get(), in.query().text("redirect_uri"));
        Optional<Visitor> visitor = company.visitor(in.query().text("scan"));
        if (target.isEmpty() || visitor.isEmpty()) {
            return Reply.json("{\"errCode\":" + refusedHost(app.get()) + "}");
        }
        String code =
                codes.forWeb(visitor.get(), app.get().agentId(), target.get().host());
        String location =
                target.get().withCode(code, Optional.ofNullable(in.query().all().get("state")));
        return Reply.json("{\"code\":\"" + code + "\",\"location\":\"" + location + "\"}");
    }

    private static Optional<RedirectTarget> target(App app, String uri) {
        return RedirectTarget.parse(uri).filter(wanted -> app.redirects().allowWeb(wanted.host()));
    }

    // The code names the list that the administrator has filled in.
    private static String refusedHost(App app) {
        return app.redirects().callbackDomains().isEmpty() ? "-31039" : "-31020";
    }

    Reply legacy(Incoming in) {
        return answer(in, true);
    }

    private Reply answer(Incoming in, boolean legacy) {
        Query query = in.query();
        if (!query.text("appid").equals(company.corpId())) {
            return error(in, "-31027", query.text("appid"));
        }
        Optional<App> app = app(query.text("agentid"));
        if (app.isEmpty()) {
            return error(in, "-31028", query.text("agentid"));
        }
        return query.value("scan")
                .map(choice -> scanned(in, app.get(), choice, legacy))
                .orElseGet(() -> new ScanPage(company, in, Texts.of(in)).show(app.get()));
    }

    private Reply scanned(Incoming in, App app, String choice, boolean legacy) {
        String uri = in.query().text("redirect_uri");
        Optional<RedirectTarget> target = target(app, uri);
        if (target.isEmpty()) {
            return error(in, refusedHost(app), uri);
        }
        Optional<String> state = Optional.ofNullable(in.query().all().get("state"));
        if (choice.equals(DECLINE)) {
            return legacy
                    ? Reply.redirect(target.get().declined(state))
                    : NoticePage.show(in, Texts.of(in), "cancelled");
        }
        Optional<Visitor> visitor = company.visitor(choice);
        return visitor.map(who -> codes.forWeb(who, app.agentId(), target.get().host()))
                .map(code -> Reply.redirect(target.get().withCode(code, state)))
                .orElseGet(() -> error(in, "person", choice));
    }

    private Optional<App> app(String agentId) {
        return company.apps().stream()
                .filter(app -> app.kind() == AppKind.SELF_BUILT && app.enabled())
                .filter(app -> String.valueOf(app.agentId()).equals(agentId))
                .findFirst();
    }

    private static Reply error(Incoming in, String code, String detail) {
        return ErrorPage.show(in, Texts.of(in), code, detail);
    }
}
