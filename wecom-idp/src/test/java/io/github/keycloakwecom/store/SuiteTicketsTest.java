package io.github.keycloakwecom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuiteTicketsTest {

    private static final String SUITE = "dkSIM0001";
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private static MemoryDatabase database;

    private final SuiteTickets tickets = new SuiteTickets(database, "acme");

    @BeforeAll
    static void openDatabase() throws Exception {
        database = new MemoryDatabase("");
    }

    @AfterAll
    static void closeDatabase() throws Exception {
        database.close();
    }

    @BeforeEach
    void twoRealmsWithoutTickets() throws Exception {
        database.execute("delete from REALM");
        database.execute("insert into REALM values ('acme'), ('other')");
    }

    private static SuiteTicket ticket(String value, int minutesAfterNoon) {
        return new SuiteTicket(value, NOON.plusSeconds(minutesAfterNoon * 60L));
    }

    @Test
    void suiteWithoutTicket_hasNone() {
        assertThat(tickets.current(SUITE)).isEmpty();
    }

    @ParameterizedTest(name = "{0} is there, {1} comes: {2}")
    @CsvSource({
        // Minutes after noon.
        "0, 10, comes",
        "10, 0, there",
        "10, 10, there",
        "0, 90, comes"
    })
    void newestTicketIsKept(int there, int comes, String kept) {
        tickets.store(SUITE, ticket("there", there));
        tickets.store(SUITE, ticket("comes", comes));
        assertThat(tickets.current(SUITE)).contains(ticket(kept, Math.max(there, comes)));
    }

    @Test
    void suitesAndRealms_areApart() {
        tickets.store(SUITE, ticket("of-acme", 0));
        tickets.store("dkSIM0002", ticket("of-another-suite", 10));
        new SuiteTickets(database, "other").store(SUITE, ticket("of-another-realm", 20));
        assertThat(tickets.current(SUITE)).contains(ticket("of-acme", 0));
    }

    @Test
    void removalOfTheRealm_removesItsTicketsOnly() throws Exception {
        SuiteTickets others = new SuiteTickets(database, "other");
        tickets.store(SUITE, ticket("of-acme", 0));
        others.store(SUITE, ticket("of-another-realm", 0));
        database.execute("delete from REALM where ID = 'acme'");
        assertThat(tickets.current(SUITE)).isEmpty();
        assertThat(others.current(SUITE)).isPresent();
    }

    @ParameterizedTest(name = "another node stores minute {1} before transaction {0}, this one has {2}: {3}")
    @CsvSource({
        // The transactions: update, look, insert, look, update.
        "1, 0, 10, ours",
        "2, 0, 10, ours",
        "3, 0, 10, ours",
        "1, 10, 0, theirs",
        "2, 10, 0, theirs",
        "3, 10, 0, theirs",
        "3, 10, 10, theirs"
    })
    void firstTicketFromTwoNodes_newestIsKept(int transaction, int theirs, int ours, String kept) {
        SuiteTickets late = new SuiteTickets(
                new BeforeTransaction(transaction, () -> tickets.store(SUITE, ticket("theirs", theirs))), "acme");
        late.store(SUITE, ticket("ours", ours));
        assertThat(tickets.current(SUITE)).contains(ticket(kept, Math.max(theirs, ours)));
    }

    @Test
    void removedRealm_isRefused() {
        SuiteTickets ofNoRealm = new SuiteTickets(database, "gone");
        SuiteTicket ticket = ticket("a-secret-ticket", 0);
        assertThatThrownBy(() -> ofNoRealm.store(SUITE, ticket)).isInstanceOf(PersistenceException.class);
    }

    @Test
    void whatTheDatabaseRefuses_isLoggedWithoutTheTicket() {
        List<String> lines = new ArrayList<>();
        Handler handler = handler(lines);
        Logger.getLogger("").addHandler(handler);
        try {
            removedRealm_isRefused();
            firstTicketFromTwoNodes_newestIsKept(3, 0, 10, "ours");
        } finally {
            Logger.getLogger("").removeHandler(handler);
        }
        assertThat(lines).as("what Hibernate logs").anyMatch(line -> line.contains("WECOM_SUITE_TICKET"));
        assertThat(lines).noneMatch(line -> line.contains("a-secret-ticket") || line.contains("ours"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggg"})
    void suiteIdThatDoesNotFit_isRefused(String suiteId) {
        SuiteTicket ticket = ticket("any", 0);
        assertThatIllegalArgumentException().isThrownBy(() -> tickets.store(suiteId, ticket));
    }

    @Test
    void longestTicket_fits() {
        SuiteTicket longest = ticket("t".repeat(512), 0);
        tickets.store("s".repeat(64), longest);
        assertThat(tickets.current("s".repeat(64))).contains(longest);
    }

    @Test
    void schemaOfItsOwn_isUsed() throws Exception {
        try (MemoryDatabase inSchema = new MemoryDatabase("KC")) {
            inSchema.execute("insert into REALM values ('acme')");
            SuiteTickets ofSchema = new SuiteTickets(inSchema, "acme");
            ofSchema.store(SUITE, ticket("old", 0));
            ofSchema.store(SUITE, ticket("new", 10));
            assertThat(ofSchema.current(SUITE)).contains(ticket("new", 10));
        }
    }

    @Test
    void changelogThatRunsAgain_keepsTheTickets() throws Exception {
        tickets.store(SUITE, ticket("kept", 0));
        database.runChangelog("");
        assertThat(tickets.current(SUITE)).contains(ticket("kept", 0));
    }

    private static Handler handler(List<String> lines) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage() + " " + line.getThrown());
            }

            @Override
            public void flush() {
                // Nothing is buffered.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    /** Lets another node act just before the n-th transaction of this node. */
    private static final class BeforeTransaction implements Transactions {

        private final int which;
        private final Runnable other;
        private int count;

        BeforeTransaction(int which, Runnable other) {
            this.which = which;
            this.other = other;
        }

        @Override
        public <T> T run(Function<EntityManager, T> work) {
            count++;
            if (count == which) {
                other.run();
            }
            return database.run(work);
        }
    }
}
