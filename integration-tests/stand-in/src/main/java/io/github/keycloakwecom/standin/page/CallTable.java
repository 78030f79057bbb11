package io.github.keycloakwecom.standin.page;

import io.github.keycloakwecom.standin.control.Call;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The latest calls, newest first. Secrets are shortened, because people copy the table into reports. */
final class CallTable {
    private static final int ROWS = 50;
    private static final int SHOWN = 6;
    private static final Set<String> SECRET = Set.of("access_token", "corpsecret", "code", "user_ticket");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private final Texts texts;

    CallTable(Texts texts) {
        this.texts = texts;
    }

    Element show(List<Call> calls) {
        if (calls.isEmpty()) {
            return Element.of("p", texts.get("calls.none")).style("quiet");
        }
        Element body = Element.of("tbody");
        for (int i = calls.size() - 1; i >= Math.max(0, calls.size() - ROWS); i--) {
            body.add(row(calls.get(i)));
        }
        Element head = Element.of(
                "tr",
                Element.of("th", texts.get("calls.time")),
                Element.of("th", "API"),
                Element.of("th", "errcode"),
                Element.of("th", texts.get("calls.query")));
        return Element.of(
                        "div",
                        Element.of("table", Element.of("thead", head), body).style("calls"))
                .style("scroll");
    }

    private Element row(Call call) {
        String outcome = outcome(call);
        return Element.of(
                "tr",
                Element.of("td", TIME.format(call.at())),
                Element.of("td", Element.of("code", call.api())),
                Element.of("td", Element.of("b", outcome).style(call.succeeded() ? "good" : "bad")),
                Element.of("td", Element.of("code", query(call))));
    }

    private String outcome(Call call) {
        if (call.status() == Call.NO_ANSWER) {
            return texts.get("calls.broken");
        }
        return call.errcode().isPresent() ? String.valueOf(call.errcode().getAsInt()) : "HTTP " + call.status();
    }

    private static String query(Call call) {
        return call.query().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + "=" + shortened(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("  "));
    }

    private static String shortened(String name, String value) {
        return SECRET.contains(name) ? value.substring(0, Math.min(SHOWN, value.length() / 2)) + "…" : value;
    }
}
