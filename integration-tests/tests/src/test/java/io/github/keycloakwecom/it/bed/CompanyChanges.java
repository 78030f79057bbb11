package io.github.keycloakwecom.it.bed;

import io.github.keycloakwecom.standin.company.App;
import io.github.keycloakwecom.standin.company.Person;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** What a test changes in the company of the stand-in; {@link RealmChanges} takes it back. */
public final class CompanyChanges {

    private final TestBed bed;
    private final RealmChanges changes;

    CompanyChanges(TestBed bed, RealmChanges changes) {
        this.bed = bed;
        this.changes = changes;
    }

    /** An app from before 2022-06-20: it is shown mail and mobile (docs/wecom-protocol.md#sensitive-fields). */
    public void oldApp() {
        loginApp(young -> young.withCreatedAt(Instant.parse("2021-05-06T02:00:00Z")));
    }

    /** The app that the provider signs in with. */
    public void loginApp(UnaryOperator<App> change) {
        App before = bed.wecom().company().loginApp();
        changes.undo(() -> bed.wecom().company().updateApp(before.agentId(), any -> before));
        bed.wecom().company().updateApp(before.agentId(), change);
    }

    /** @param userid which the change keeps */
    public void member(String userid, UnaryOperator<Person> change) {
        Person before = bed.wecom().company().member(userid).orElseThrow();
        changes.undo(() -> bed.wecom().company().updateMember(userid, any -> before));
        bed.wecom().company().updateMember(userid, change);
    }
}
