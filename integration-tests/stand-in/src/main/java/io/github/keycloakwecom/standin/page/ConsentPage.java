package io.github.keycloakwecom.standin.page;

import io.github.keycloakwecom.standin.company.App;
import io.github.keycloakwecom.standin.company.SensitiveField;
import io.github.keycloakwecom.standin.company.Visitor;
import io.github.keycloakwecom.standin.wire.Incoming;
import io.github.keycloakwecom.standin.wire.Reply;
import java.util.List;
import java.util.stream.Stream;

/** Asks the member to hand the ticked sensitive fields to the app ({@code data-consent}). */
final class ConsentPage {
    private final Incoming in;
    private final Texts texts;

    ConsentPage(Incoming in, Texts texts) {
        this.in = in;
        this.texts = texts;
    }

    Reply show(App app, Visitor owner) {
        List<Element> fields = Stream.of(SensitiveField.values())
                .filter(app.sensitiveFields()::contains)
                .map(field -> Element.of("li", texts.get("field." + field.wireName())))
                .toList();
        Element who = Element.of(
                        "p",
                        Portrait.round(owner.label()),
                        Element.of("span", Element.of("strong", owner.label()), Element.of("small", owner.key())))
                .style("person still");
        Element form = Fields.form(in, "consent")
                .style("actions")
                .add(choice("agree", "primary"))
                .add(choice("decline", "plain"));
        Element card = Element.of(
                        "section",
                        Element.of("h1", texts.get("consent.title", app.name())),
                        who,
                        Element.of("p", texts.get("consent.text")).style("quiet"),
                        Element.of("ul", fields).style("fields"),
                        form)
                .style("card narrow");
        return new Layout(in, texts).page(texts.get("consent.page"), card);
    }

    private Element choice(String answer, String style) {
        return Element.of("button", texts.get("consent." + answer))
                .style(style)
                .with("type", "submit")
                .with("name", "consent")
                .with("value", answer)
                .with("data-consent", answer);
    }
}
