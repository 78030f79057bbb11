package io.github.keycloakwecom.store;

import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * The newest suite ticket of each suite of one realm, in the table {@code WECOM_SUITE_TICKET}. Each method runs in its
 * own transaction, because the response to WeCom must wait until the ticket is stored. The removal of the realm removes
 * its tickets.
 *
 * <p>Each statement is executed alone, because Hibernate writes entities in batches. When PostgreSQL refuses a row of a
 * batch, the driver's message contains the values, and Hibernate logs the ticket with it.
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
     * Stores the ticket, unless a ticket with the same or a later time is stored. So the order in which events reach
     * the nodes does not matter.
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
        // Another node may have inserted an older ticket after the update found no row.
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

    /** @return whether the ticket was inserted; false when a row exists */
    private boolean insertFirst(String suiteId, SuiteTicket ticket) {
        if (current(suiteId).isPresent()) {
            return false;
        }
        try {
            write(INSERT, suiteId, ticket);
            return true;
        } catch (RuntimeException e) {
            // When two nodes insert the first ticket of a suite at once, the database refuses one. Keycloak may wrap
            // the exception of the database in its own.
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
