package io.github.keycloakwecom.standin.page;

import io.github.keycloakwecom.standin.company.Company;
import io.github.keycloakwecom.standin.company.Visitor;
import io.github.keycloakwecom.standin.wire.Incoming;
import io.github.keycloakwecom.standin.wire.Reply;
import java.util.Optional;

/**
 * Whose WeCom this browser is: a cookie, because inside the real app the person is known without asking.
 * {@code /phone?userid=} sets it.
 */
final class Phone {
    private static final String COOKIE = "standin_person";

    private final Company company;

    Phone(Company company) {
        this.company = company;
    }

    /** The owner, from the query of the in-app page or from the cookie. */
    Optional<Visitor> owner(Incoming in) {
        return in.query()
                .value("person")
                .or(() -> Optional.ofNullable(in.cookies().get(COOKIE)))
                .flatMap(company::visitor);
    }

    Reply page(Incoming in) {
        Texts texts = Texts.of(in);
        if (!in.query().all().containsKey("userid")) {
            return choose(in, texts);
        }
        Optional<Visitor> chosen = in.query().value("userid").flatMap(company::visitor);
        return chosen.map(who -> remember(NoticePage.show(in, texts, "phone.set", who.label(), who.key()), who))
                .orElseGet(() -> forget(choose(in, texts)));
    }

    /** The answer, and the browser stays this person's. */
    Reply remember(Reply reply, Visitor who) {
        return reply.with("Set-Cookie", COOKIE + "=" + Layout.encode(who.key()) + "; Path=/; HttpOnly; SameSite=Lax");
    }

    /** "Whose WeCom is this?" in front of the in-app page. */
    Reply ask(Incoming in, String field) {
        Texts texts = Texts.of(in);
        Element form = Fields.form(in, field)
                .style("card choices narrow")
                .add(Element.of("h1", texts.get("phone.title")))
                .add(Element.of("p", texts.get("phone.text")).style("quiet"))
                .add(new People(company, texts).choices(field, "data-person", Optional.empty()));
        return new Layout(in, texts).page(texts.get("phone.title"), form);
    }

    private Reply choose(Incoming in, Texts texts) {
        return ask(in, "userid");
    }

    private static Reply forget(Reply reply) {
        return reply.with("Set-Cookie", COOKIE + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
    }
}
