package io.github.keycloakwecom.standin.page;

import io.github.keycloakwecom.standin.company.App;
import io.github.keycloakwecom.standin.company.Company;
import io.github.keycloakwecom.standin.wire.Incoming;
import io.github.keycloakwecom.standin.wire.Reply;
import java.util.Optional;

/** The page with the code to scan; instead of a phone there is a list of people to click ({@code data-scan}). */
final class ScanPage {
    private final Company company;
    private final Incoming in;
    private final Texts texts;

    ScanPage(Company company, Incoming in, Texts texts) {
        this.company = company;
        this.in = in;
        this.texts = texts;
    }

    Reply show(App app) {
        Element code = Element.of(
                        "aside",
                        Element.of("div", ScanCode.picture(in.url(), texts.get("scan.mark"), texts.get("scan.picture")))
                                .style("frame"),
                        Element.of("h1", texts.get("scan.title")),
                        Element.of("p", texts.get("scan.app", app.name())),
                        Element.of("p", texts.get("scan.hint")).style("quiet"),
                        decline())
                .style("card code");
        Element list = Fields.form(in, "scan")
                .with("id", "choices")
                .style("card choices")
                .add(Element.of("p", texts.get("scan.as")).style("lead"))
                .add(new People(company, texts).choices("scan", "data-scan", Optional.of(app)));
        return new Layout(in, texts)
                .page(texts.get("scan.title"), Element.of("div", code, list).style("split"));
    }

    private Element decline() {
        Element button = Element.of("button", texts.get("scan.decline"))
                .style("plain")
                .with("type", "submit")
                .with("form", "choices")
                .with("name", "scan")
                .with("value", WebLogin.DECLINE)
                .with("data-scan", WebLogin.DECLINE);
        return Element.of("div", button).style("actions");
    }
}
