package io.github.keycloakwecom.standin.page;

import io.github.keycloakwecom.standin.wire.Incoming;
import io.github.keycloakwecom.standin.wire.Reply;

/**
 * Says what is wrong with a link; {@code data-error} names it for tests: a code such as -31020, or the offending
 * parameter.
 */
final class ErrorPage {
    private ErrorPage() {}

    static Reply show(Incoming in, Texts texts, String error, String detail) {
        String code = error.startsWith("-") ? texts.get("error.code", error) : texts.get("error.rule", error);
        Element card = Element.of(
                        "section",
                        Element.of("div", "!").style("mark bad").with("aria-hidden", "true"),
                        Element.of("h1", texts.get("error.title")),
                        Element.of("p", texts.get("error." + error)).with("data-error", error),
                        Element.of("p", code).style("quiet"))
                .style("card narrow");
        if (!detail.isEmpty()) {
            card.add(Element.of("p", Element.of("code", detail)).style("detail"));
        }
        return new Layout(in, texts).page(texts.get("error.title"), card);
    }
}
