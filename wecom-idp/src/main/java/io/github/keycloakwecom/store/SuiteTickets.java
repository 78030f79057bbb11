package io.github.keycloakwecom.store;

import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * The newest suite ticket of each suite of one realm, in the table {@code WECOM_SUITE_TICKET}. Each method has a
 * transaction of its own, because WeCom may be answered only after the ticket is safe. The removal of the realm removes
 * its tickets.
 *
 * <p>Each statement is executed alone. In a batch, as Hibernate writes entities, PostgreSQL's driver puts the values of
 * a refused row into its message, and Hibernate logs that message with the ticket in it.
 */
public final class SuiteTickets {

    private static final int LONGEST_SUITE_ID = 64;

    // Hibernate replaces {h-schema} by the value of Keycloak's option db-schema.
    private static final String TABLE = "{h-schema}WECOM_SUITE_TICKET";
    private static final String OF_SUITE = " where REALM_ID = :realm and SUITE_ID = :suite";
    private static final String SELECT = "select TICKET, PUSHED_AT from " + TABLE + OF_SUITE;
    private static final String UPDATE = "update " + TABLE + " set TICKET = :ticket, PUSHED_AT = :pushedAt" + OF_SUITE
            + " and PUSHED_AT < :pushedAt";
    private static final String INSERT = "insert into " + TABLE
            + " (REALM_ID, SUITE_ID, TICKET, PUSHED_AT) values (:realm, :suite, :ticket, :pushedAt)";

    private final Transactions transactions;
    private final String realmId;

    SuiteTickets(Transactions transactions, String realmId) {
        this.transactions = transactions;
        this.realmId = realmId;
    }

    /** @param realmId the id of the realm, not its name */
    public static SuiteTickets of(KeycloakSessionFactory sessions, String realmId) {
        return new SuiteTickets(Transactions.of(sessions), realmId);
    }

    /**
     * Keeps the ticket, unless one that WeCom pushed at the same time or later is there. So the order in which events
     * reach the nodes does not matter.
     *
     * @throws IllegalArgumentException if the id of the suite is blank or longer than 64 characters
     * @throws PersistenceException if the database refuses the ticket, for example because the realm was removed
     */
    public void store(String suiteId, SuiteTicket ticket) {
        if (suiteId.isBlank() || suiteId.length() > LONGEST_SUITE_ID) {
            throw new IllegalArgumentException("a suite id of " + suiteId.length() + " characters");
        }
        if (replaceOlder(suiteId, ticket) || insertFirst(suiteId, ticket)) {
            return;
        }
        // A row is there now, and another node may have inserted it after the first look.
        replaceOlder(suiteId, ticket);
    }

    /** The newest ticket of the suite, valid or not. */
    public Optional<SuiteTicket> current(String suiteId) {
        List<?> rows = transactions.run(manager -> manager.createNativeQuery(SELECT)
                .setParameter("realm", realmId)
                .setParameter("suite", suiteId)
                .getResultList());
        return rows.stream().map(row -> ticket((Object[]) row)).findFirst();
    }

    private static SuiteTicket ticket(Object[] row) {
        // The type of the number depends on the database.
        return new SuiteTicket((String) row[0], Instant.ofEpochMilli(((Number) row[1]).longValue()));
    }

    private boolean replaceOlder(String suiteId, SuiteTicket ticket) {
        return write(UPDATE, suiteId, ticket) > 0;
    }

    /** @return whether the ticket is kept; if not, there is another one */
    private boolean insertFirst(String suiteId, SuiteTicket ticket) {
        if (current(suiteId).isPresent()) {
            return false;
        }
        try {
            write(INSERT, suiteId, ticket);
            return true;
        } catch (PersistenceException e) {
            // Two nodes can insert the first ticket of a suite at once, and one is refused.
            if (current(suiteId).isEmpty()) {
                throw e;
            }
            return false;
        }
    }

    private int write(String statement, String suiteId, SuiteTicket ticket) {
        return transactions.run(manager -> manager.createNativeQuery(statement)
                .setParameter("realm", realmId)
                .setParameter("suite", suiteId)
                .setParameter("ticket", ticket.value())
                .setParameter("pushedAt", ticket.pushedAt().toEpochMilli())
                .executeUpdate());
    }
}
