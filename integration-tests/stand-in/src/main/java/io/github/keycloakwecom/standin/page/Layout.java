package io.github.keycloakwecom.standin.page;

import io.github.keycloakwecom.standin.wire.Incoming;
import io.github.keycloakwecom.standin.wire.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The frame around every page: the notice that this is not WeCom, the language switch, the style sheet. */
final class Layout {
    private final Incoming in;
    private final Texts texts;

    Layout(Incoming in, Texts texts) {
        this.in = in;
        this.texts = texts;
    }

    Reply page(String title, Object... content) {
        Element head = Element.of(
                "head",
                Element.of("meta").with("charset", "utf-8"),
                Element.of("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"),
                Element.of("meta").with("name", "color-scheme").with("content", "light dark"),
                Element.of("meta").with("name", "referrer").with("content", "no-referrer"),
                Element.of("title", title + " · " + texts.get("standin")),
                Element.of("link").with("rel", "stylesheet").with("href", "/standin/standin.css"),
                Element.of("link").with("rel", "icon").with("href", "/standin/avatar/app.svg"));
        Element body = Element.of("body", notice(), Element.of("main", content), footer());
        String language = texts.language().equals("zh") ? "zh-CN" : "en";
        return Reply.html("<!DOCTYPE html>" + Element.of("html", head, body).with("lang", language));
    }

    private Element notice() {
        return Element.of(
                        "header",
                        Element.of("a", Element.of("b", texts.get("standin"))).with("href", "/"),
                        Element.of("span", texts.get("notice")),
                        Element.of("nav", language("zh", "中文"), language("en", "English")))
                .style("notice");
    }

    private Element language(String language, String label) {
        Element link = Element.of("a", label).with("href", in.path() + "?" + queryWith("lang", language));
        return texts.language().equals(language) ? link.with("aria-current", "true") : link;
    }

    private Element footer() {
        return Element.of("footer", texts.get("footer"));
    }

    private String queryWith(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(in.query().all());
        all.put(name, value);
        return all.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
