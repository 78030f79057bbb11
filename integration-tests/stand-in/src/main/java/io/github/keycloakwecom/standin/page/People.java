package io.github.keycloakwecom.standin.page;

import io.github.keycloakwecom.standin.api.VisibleRange;
import io.github.keycloakwecom.standin.company.App;
import io.github.keycloakwecom.standin.company.Company;
import io.github.keycloakwecom.standin.company.Dept;
import io.github.keycloakwecom.standin.company.MemberStatus;
import io.github.keycloakwecom.standin.company.Person;
import io.github.keycloakwecom.standin.company.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The choices "who is it": members by main department, then those who are not members. Each is a button of the form
 * around it.
 */
final class People {
    private final Company company;
    private final Texts texts;

    People(Company company, Texts texts) {
        this.company = company;
        this.texts = texts;
    }

    /** Buttons named {@code field}; {@code hook} is the attribute tests look for. */
    List<Element> choices(String field, String hook, Optional<App> app) {
        List<Element> groups = new ArrayList<>();
        List<Person> members = company.members();
        for (Dept department : company.departments()) {
            List<Element> here = members.stream()
                    .filter(person -> mainDepartment(person) == department.id())
                    .map(person -> member(person, field, hook, app))
                    .toList();
            if (!here.isEmpty()) {
                groups.add(group(name(department), here));
            }
        }
        List<Element> others = company.outsiders().stream()
                .map(visitor -> button(visitor, field, hook, List.of()))
                .toList();
        groups.add(group(texts.get("people.others"), others));
        return groups;
    }

    String name(Dept department) {
        return texts.language().equals("en") && !department.nameEn().isEmpty()
                ? department.nameEn()
                : department.name();
    }

    /** Small labels for what will make a difference after the scan. */
    List<Element> labels(Person person, Optional<App> app) {
        List<Element> labels = new ArrayList<>();
        if (person.status() != MemberStatus.ACTIVE) {
            labels.add(Element.of("em", texts.get("status." + person.status().code())));
        }
        if (app.filter(seen -> !new VisibleRange(company, seen).shows(person)).isPresent()) {
            labels.add(Element.of("em", texts.get("people.invisible")));
        }
        return labels;
    }

    private Element member(Person person, String field, String hook, Optional<App> app) {
        return button(Visitor.member(person), field, hook, labels(person, app));
    }

    private static Element button(Visitor visitor, String field, String hook, List<Element> labels) {
        String under = visitor.userid().or(visitor::openid).orElseGet(visitor::key);
        return Element.of(
                        "button",
                        Portrait.round(visitor.label()),
                        Element.of("span", Element.of("strong", visitor.label()), Element.of("small", under)),
                        labels)
                .style("person")
                .with("type", "submit")
                .with("name", field)
                .with("value", visitor.key())
                .with(hook, visitor.key());
    }

    private static Element group(String title, List<Element> buttons) {
        return Element.of(
                        "div",
                        Element.of("h2", title),
                        Element.of("div", buttons).style("people"))
                .style("group");
    }

    private static int mainDepartment(Person person) {
        return person.posts().isEmpty() ? 0 : person.posts().get(0).department();
    }
}
