package io.github.keycloakwecom.it.bed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.keycloak.representations.idm.EventRepresentation;

/** What must be true after every login that fails. */
public final class LoginProblems {

    private LoginProblems() {}

    /** The page is about this problem, one event has this error, the page has a way on, and there is no account. */
    public static EventRepresentation expect(TestBed bed, Employee employee, String problem, String error) {
        EventRepresentation event = expectPage(bed, employee, problem, error);
        assertThat(bed.realm().users().count()).as("accounts").isZero();
        return event;
    }

    /** The same where there are accounts. */
    public static EventRepresentation expectPage(TestBed bed, Employee employee, String problem, String error) {
        employee.seesProblem(problem);
        assertThat(employee.title()).isNotBlank().doesNotContain("wecom.");
        assertThat(employee.message().sentence().innerText()).isNotBlank().doesNotContain("wecom.");
        assertThat(employee.message().mainWayOn().count()).as("ways on").isOne();
        assertThat(errors(bed)).containsExactly(error);
        return failures(bed).get(0);
    }

    public static List<String> errors(TestBed bed) {
        return failures(bed).stream().map(EventRepresentation::getError).toList();
    }

    private static List<EventRepresentation> failures(TestBed bed) {
        return bed.events().stream()
                .filter(event -> event.getType().endsWith("_ERROR"))
                .toList();
    }
}
