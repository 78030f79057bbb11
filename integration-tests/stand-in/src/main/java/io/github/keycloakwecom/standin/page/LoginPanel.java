package io.github.keycloakwecom.standin.page;

import io.github.keycloakwecom.standin.company.App;
import io.github.keycloakwecom.standin.company.Company;
import io.github.keycloakwecom.standin.wire.Incoming;
import io.github.keycloakwecom.standin.wire.Reply;
import java.util.Optional;

/**
 * The page that the official login component puts in a frame (developer.work.weixin.qq.com/document/path/98151), as
 * large as that frame: 320 by 380 or 480 by 416. Its script speaks the component's messages
 * (docs/wecom-protocol.md#panel) and reads its answers strictly; people to click ({@code data-scan}) stand for phones.
 */
final class LoginPanel {
    /** Where the script fetches the code of a scan; it never appears in an address of the frame. */
    static final String SCAN = "/standin/panel/scan";

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'none'; base-uri 'none'";

    private final Company company;
    private final Incoming in;
    private final Texts texts;

    LoginPanel(Company company, Incoming in, Texts texts) {
        this.company = company;
        this.in = in;
        this.texts = texts;
    }

    Reply show(App app) {
        Element code = Element.of(
                        "div",
                        ScanCode.picture(in.url(), texts.get("scan.mark"), texts.get("scan.picture")),
                        Element.of(
                                "div",
                                Element.of("h1", texts.get("scan.title")),
                                Element.of("p", texts.get("scan.app", app.name())),
                                button("quick", "zhangsan", "panel.quick")))
                .style("code");
        Element people = Element.of("div", new People(company, texts).choices("scan", "data-scan", Optional.of(app)))
                .style("choices");
        Element expired = Element.of(
                        "div", Element.of("p", texts.get("panel.expired")), button("refresh", "", "panel.refresh"))
                .style("over")
                .with("id", "expired")
                .with("hidden", "");
        Element said = Element.of("p", texts.get("panel.cancelled"))
                .with("id", "cancelled")
                .with("hidden", "");
        Element foot = Element.of(
                "footer", button("scan", WebLogin.DECLINE, "scan.decline"), button("expire", "", "panel.expire"));
        return page("", code, said, Element.of("p", texts.get("scan.as")).style("lead"), people, foot, expired);
    }

    /** A page without a QR code. It posts the error code to the page around the frame. */
    Reply failed(String errCode) {
        return page(errCode, Element.of("p", errCode).with("data-error", errCode));
    }

    private Element button(String hook, String value, String text) {
        return Element.of("button", texts.get(text)).with("type", "button").with("data-" + hook, value);
    }

    private Reply page(String errCode, Object... content) {
        Element head = Element.of(
                "head",
                Element.of("meta").with("charset", "utf-8"),
                Element.of("title", texts.get("scan.title") + " \u00b7 " + texts.get("standin")),
                Element.of("link").with("rel", "stylesheet").with("href", "/standin/panel.css"),
                Element.of("script").with("type", "module").with("src", "/standin/panel.js"));
        Element wrong = Element.of("p", texts.get("panel.wrong"), " ", Element.of("output"))
                .style("wrong")
                .with("id", "wrong")
                .with("role", "alert")
                .with("hidden", "");
        Element body = Element.of(
                        "body",
                        Element.of("p", texts.get("panel.notice")).style("notice"),
                        wrong,
                        Element.of("main", content))
                .with("data-fail", errCode);
        Element html = Element.of("html", head, body)
                .with("lang", texts.language().equals("zh") ? "zh-CN" : "en")
                .style(in.query().text("color_scheme").equals("dark") ? "dark" : "light");
        return Reply.html("<!DOCTYPE html>" + html).with("Content-Security-Policy", POLICY);
    }
}
