package io.github.keycloakwecom.standin.api;

import io.github.keycloakwecom.standin.company.App;
import io.github.keycloakwecom.standin.company.AppKind;
import io.github.keycloakwecom.standin.company.Company;
import io.github.keycloakwecom.standin.company.Dept;
import io.github.keycloakwecom.standin.company.Person;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What an app may see, 可见范围 in WeCom's console.
 *
 * <p>It has the ticked departments with all below them, and the ticked members. The parent of a visible department may
 * be invisible. The contact-sync assistant sees everything (docs/wecom-protocol.md#address-book).
 */
public final class VisibleRange {
    private final Company company;
    private final App app;
    private final boolean everything;
    private final Set<Integer> departments;

    /** Works the range out once, for one call. */
    public VisibleRange(Company company, App app) {
        this.company = company;
        this.app = app;
        this.everything = app.kind() == AppKind.CONTACT_SYNC;
        this.departments = new HashSet<>();
        app.range().departments().forEach(id -> departments.addAll(company.departmentAndBelow(id)));
    }

    /** Whether the app sees the member. */
    public boolean shows(Person person) {
        return everything
                || person.posts().stream().anyMatch(post -> shows(post.department()))
                || app.range().members().stream().anyMatch(person.userid()::equalsIgnoreCase);
    }

    /** Whether the app sees a member of that userid. */
    public boolean showsMember(String userid) {
        return company.member(userid).filter(this::shows).isPresent();
    }

    /** Whether the app sees the department. */
    public boolean shows(int department) {
        return everything || departments.contains(department);
    }

    List<Dept> departments() {
        return company.departments().stream().filter(d -> shows(d.id())).toList();
    }
}
