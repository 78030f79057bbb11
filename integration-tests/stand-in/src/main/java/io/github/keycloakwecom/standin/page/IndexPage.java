package io.github.keycloakwecom.standin.page;

import io.github.keycloakwecom.standin.company.App;
import io.github.keycloakwecom.standin.company.AppKind;
import io.github.keycloakwecom.standin.company.Company;
import io.github.keycloakwecom.standin.company.Person;
import io.github.keycloakwecom.standin.control.Calls;
import io.github.keycloakwecom.standin.wire.Incoming;
import io.github.keycloakwecom.standin.wire.Reply;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The start page: links to try, the apps' settings, the people, the latest calls. */
final class IndexPage {
    private final Company company;
    private final Calls calls;

    IndexPage(Company company, Calls calls) {
        this.company = company;
        this.calls = calls;
    }

    Reply show(Incoming in) {
        Texts texts = Texts.of(in);
        return new Layout(in, texts)
                .page(
                        texts.get("index.title"),
                        intro(in, texts),
                        section(
                                texts.get("index.apps"),
                                Element.of("div", apps(texts)).style("apps")),
                        section(texts.get("index.people"), people(texts)),
                        section(texts.get("index.calls"), new CallTable(texts).show(calls.all())));
    }

    private Element intro(Incoming in, Texts texts) {
        App app = company.loginApp();
        String common = "appid=" + Layout.encode(company.corpId()) + "&agentid=" + app.agentId() + "&redirect_uri="
                + Layout.encode(in.origin() + LandingPage.PATH) + "&state=try1";
        String web = "/wwlogin/sso/login?login_type=CorpApp&" + common;
        String inApp = "/connect/oauth2/authorize?response_type=code&" + common + "&scope=";
        return Element.of(
                        "section",
                        Element.of("h1", texts.get("index.title")),
                        Element.of("p", texts.get("index.text")).style("quiet"),
                        Element.of(
                                        "div",
                                        link(web, texts.get("index.web")),
                                        link(inApp + "snsapi_base", texts.get("index.base")),
                                        link(inApp + "snsapi_privateinfo#wechat_redirect", texts.get("index.private")),
                                        link("/phone", texts.get("index.phone")),
                                        link("/workbench", texts.get("workbench.title")))
                                .style("links"))
                .style("card");
    }

    private List<Element> apps(Texts texts) {
        return company.apps().stream().map(app -> app(app, texts)).toList();
    }

    private Element app(App app, Texts texts) {
        boolean selfBuilt = app.kind() == AppKind.SELF_BUILT;
        Element facts = Element.of("dl");
        fact(facts, "CorpID", company.corpId());
        fact(facts, "AgentId", String.valueOf(app.agentId()));
        fact(facts, "Secret", app.secret());
        fact(facts, texts.get("app.created"), app.createdAt().toString().substring(0, 10));
        fact(facts, texts.get("app.enabled"), texts.get(app.enabled() ? "yes" : "no"));
        if (selfBuilt) {
            fact(
                    facts,
                    texts.get("app.range"),
                    joined(app.range().departments(), app.range().members()));
            fact(facts, texts.get("app.trusted"), joined(app.redirects().trustedDomains()));
            fact(facts, texts.get("app.callback"), joined(app.redirects().callbackDomains()));
        }
        String callers = app.callers().anyAddress()
                ? texts.get("app.anyone")
                : joined(app.callers().addresses());
        fact(facts, texts.get("app.callers"), callers);
        return Element.of("div", Element.of("h3", app.name()), facts).style("app");
    }

    private Element people(Texts texts) {
        People people = new People(company, texts);
        Map<Integer, String> departments =
                company.departments().stream().collect(Collectors.toMap(d -> d.id(), people::name));
        Element body = Element.of("tbody");
        for (Person person : company.members()) {
            String where = person.posts().stream()
                    .map(post -> departments.getOrDefault(post.department(), "#" + post.department()))
                    .collect(Collectors.joining(", "));
            body.add(Element.of(
                    "tr",
                    Element.of("td", Element.of("strong", person.name())),
                    Element.of("td", Element.of("code", person.userid())),
                    Element.of("td", where),
                    Element.of("td", people.labels(person, Optional.of(company.loginApp())))));
        }
        Element head = Element.of(
                "tr",
                Element.of("th", texts.get("person.name")),
                Element.of("th", "userid"),
                Element.of("th", texts.get("person.department")),
                Element.of("th", ""));
        return Element.of("div", Element.of("table", Element.of("thead", head), body))
                .style("scroll");
    }

    private static void fact(Element list, String name, String value) {
        list.add(Element.of("dt", name), Element.of("dd", value.isEmpty() ? "–" : value));
    }

    private static String joined(Collection<?>... several) {
        return List.of(several).stream()
                .flatMap(Collection::stream)
                .map(String::valueOf)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static Element link(String address, String label) {
        return Element.of("a", label).with("href", address);
    }

    private static Element section(String title, Element content) {
        return Element.of("section", Element.of("h2", title), content).style("card");
    }
}
