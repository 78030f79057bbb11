package io.github.keycloakwecom.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.server.KeycloakDatabase;
import io.github.keycloakwecom.server.KeycloakDatabase.Jars;
import io.github.keycloakwecom.server.KeycloakServer;
import io.github.keycloakwecom.store.SuiteTicket;
import io.github.keycloakwecom.store.SuiteTickets;
import io.github.keycloakwecom.store.Tables;
import io.github.keycloakwecom.store.TwoWriters;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.RealmRepresentation;

/**
 * Our tables in a database of a real Keycloak: made on one that is there, left alone while the jar is away, found
 * again. It stands beside the other long test, so that both test processes have work to the end.
 */
@Tag("distribution") // always from the distribution: a run in containers may leave it out
class StoreIT {

    private static final String SUITE = "dkSIM0001";
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final Pattern SQL = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

    @Test
    void tablesOnH2_outliveTheJar() throws Exception {
        try (KeycloakDatabase database = KeycloakDatabase.h2()) {
            fromFirstStartToRemoval(database);
        }
    }

    /** What may differ between databases: the statements of the changelog, the race of two writers, the cascade. */
    @Test
    void changelogAndStatementsOnPostgres() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                Tables tables = new Tables(postgres.getJdbcUrl("postgres", "postgres"))) {
            tables.execute("create table REALM (ID varchar(36) not null primary key, NAME varchar(255))");
            tables.execute("insert into REALM (ID, NAME) values ('id of acme', 'acme'), ('id of gone', 'gone')");
            tables.runChangelog();
            tables.runChangelog();
            new TwoWriters(tables).newestTicketWins();
            SuiteTickets ofGone = tables.ticketsOf("gone");
            ofGone.store(SUITE, new SuiteTicket("of-gone", NOON));
            tables.execute("delete from REALM where NAME = 'gone'");
            assertThat(ofGone.current(SUITE)).isEmpty();
            documentedRemoval().forEach(tables::execute);
            assertThat(tables.ours()).isEmpty();
        }
    }

    @Test
    @Tag("nightly") // it builds Keycloak twice and starts it seven times
    void tablesOnPostgres_outliveTheJar() throws Exception {
        try (KeycloakDatabase database = KeycloakDatabase.postgres()) {
            fromFirstStartToRemoval(database);
        }
    }

    private static void fromFirstStartToRemoval(KeycloakDatabase database) throws Exception {
        databaseWithoutOurTables(database);
        try (Tables tables = new Tables(database.url())) {
            assertThat(tables.ours()).isEmpty();
            twoNodesThatStartTogether_makeTheTableOnce(database, tables);
            new TwoWriters(tables).newestTicketWins();
            withoutTheJar_realmsCanBeRemoved(database, tables);
            withTheJarAgain_ticketsAreStillThere(database, tables);
            afterTheDocumentedRemoval_theTablesAreMadeAnew(database, tables);
        }
    }

    private static void databaseWithoutOurTables(KeycloakDatabase database) throws IOException {
        try (KeycloakServer server = database.start("before", Jars.NONE)) {
            for (String name : List.of("acme", "gone")) {
                RealmRepresentation realm = new RealmRepresentation();
                realm.setRealm(name);
                server.admin().realms().create(realm);
            }
        }
    }

    private static void twoNodesThatStartTogether_makeTheTableOnce(KeycloakDatabase database, Tables tables) {
        CompletableFuture<KeycloakServer> one = startsAside(database, "one");
        CompletableFuture<KeycloakServer> two = startsAside(database, "two");
        try (KeycloakServer first = one.join();
                KeycloakServer second = two.join()) {
            assertThat(first.admin().realms().findAll()).hasSize(3);
            assertThat(second.admin().realms().findAll()).hasSize(3);
        }
        assertThat(tables.ours()).isEqualTo(List.of("DATABASECHANGELOG_WECOM", "WECOM_SUITE_TICKET"));
        assertThat(tables.select("select ID from DATABASECHANGELOG_WECOM")).isEqualTo(List.of("suite-ticket"));
        tables.ticketsOf("acme").store(SUITE, new SuiteTicket("of-acme", NOON));
        tables.ticketsOf("gone").store(SUITE, new SuiteTicket("of-gone", NOON));
    }

    private static CompletableFuture<KeycloakServer> startsAside(KeycloakDatabase database, String name) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return database.start(name, Jars.OURS);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void withoutTheJar_realmsCanBeRemoved(KeycloakDatabase database, Tables tables) throws IOException {
        SuiteTickets ofGone = tables.ticketsOf("gone");
        assertThat(ofGone.current(SUITE)).isPresent();
        try (KeycloakServer server = database.start("without", Jars.NONE)) {
            server.admin().realm("gone").remove();
            assertThat(server.admin().realms().findAll()).hasSize(2);
        }
        assertThat(ofGone.current(SUITE)).isEmpty();
    }

    private static void withTheJarAgain_ticketsAreStillThere(KeycloakDatabase database, Tables tables)
            throws IOException {
        database.start("again", Jars.OURS).close();
        SuiteTickets ofAcme = tables.ticketsOf("acme");
        assertThat(ofAcme.current(SUITE)).contains(new SuiteTicket("of-acme", NOON));
        ofAcme.store(SUITE, new SuiteTicket("newer", NOON.plusSeconds(600)));
        assertThat(ofAcme.current(SUITE)).map(SuiteTicket::value).contains("newer");
    }

    private static void afterTheDocumentedRemoval_theTablesAreMadeAnew(KeycloakDatabase database, Tables tables)
            throws IOException {
        documentedRemoval().forEach(tables::execute);
        assertThat(tables.ours()).isEmpty();
        database.start("anew", Jars.OURS).close();
        assertThat(tables.ticketsOf("acme").current(SUITE)).isEmpty();
    }

    /** The statements of docs/database.md, as an administrator copies them. */
    private static List<String> documentedRemoval() throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/database.md"))) {
            folder = folder.getParent();
        }
        List<String> statements = SQL.matcher(Files.readString(folder.resolve("docs/database.md")))
                .results()
                .map(MatchResult::group)
                .flatMap(block -> block.lines().filter(line -> line.endsWith(";")))
                .map(line -> line.substring(0, line.length() - 1))
                .toList();
        assertThat(statements).hasSize(2);
        return statements;
    }
}
