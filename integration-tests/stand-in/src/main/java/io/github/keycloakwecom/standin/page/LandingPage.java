package io.github.keycloakwecom.standin.page;

import io.github.keycloakwecom.standin.company.App;
import io.github.keycloakwecom.standin.company.Company;
import io.github.keycloakwecom.standin.wire.Incoming;
import io.github.keycloakwecom.standin.wire.Reply;
import java.util.List;

/**
 * A redirect_uri of the stand-in's own: shows the code that arrived and how to redeem it, for a walk without any other
 * service.
 */
final class LandingPage {
    static final String PATH = "/standin/landing";

    private final Company company;

    LandingPage(Company company) {
        this.company = company;
    }

    Reply show(Incoming in) {
        Texts texts = Texts.of(in);
        App app = company.loginApp();
        String base = in.origin() + "/cgi-bin/";
        String code = in.query().text("code");
        List<String> commands = List.of(
                "curl '" + base + "gettoken?corpid=" + company.corpId() + "&corpsecret=" + app.secret() + "'",
                "curl '" + base + "auth/getuserinfo?access_token=TOKEN&code=" + Layout.encode(code) + "'",
                "curl '" + base + "user/get?access_token=TOKEN&userid=USERID'");
        Element card = Element.of(
                        "section",
                        Element.of("h1", texts.get(code.isEmpty() ? "landing.declined" : "landing.title")),
                        pair("code", code),
                        pair("state", in.query().text("state")))
                .style("card");
        if (!code.isEmpty()) {
            card.add(Element.of("p", texts.get("landing.text")).style("quiet"))
                    .add(Element.of("pre", String.join("\n", commands)));
        }
        return new Layout(in, texts).page(texts.get("landing.title"), card);
    }

    private static Element pair(String name, String value) {
        return Element.of("p", Element.of("b", name), " ", Element.of("code", value.isEmpty() ? "–" : value))
                .style("detail");
    }
}
