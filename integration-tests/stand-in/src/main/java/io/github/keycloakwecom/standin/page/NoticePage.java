package io.github.keycloakwecom.standin.page;

import io.github.keycloakwecom.standin.wire.Incoming;
import io.github.keycloakwecom.standin.wire.Reply;

/** A short message that ends a walk without a redirect; {@code data-notice} names it for tests. */
final class NoticePage {
    private NoticePage() {}

    static Reply show(Incoming in, Texts texts, String key, Object... values) {
        Element card = Element.of(
                        "section",
                        Element.of("h1", texts.get(key + ".title", values)),
                        Element.of("p", texts.get(key + ".text", values)).with("data-notice", key))
                .style("card narrow");
        return new Layout(in, texts).page(texts.get(key + ".title", values), card);
    }
}
