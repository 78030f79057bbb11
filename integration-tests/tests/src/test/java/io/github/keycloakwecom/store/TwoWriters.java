package io.github.keycloakwecom.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Two nodes that get the tickets of the same suites at the same moment. */
public final class TwoWriters {

    private static final int SUITES = 40;
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private final Tables tables;

    public TwoWriters(Tables tables) {
        this.tables = tables;
    }

    public void newestTicketWins() {
        List<String> lines = new ArrayList<>();
        Handler log = log(lines);
        Logger.getLogger("").addHandler(log);
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            CyclicBarrier together = new CyclicBarrier(2);
            CompletableFuture.allOf(
                            CompletableFuture.runAsync(() -> write(0, together), nodes),
                            CompletableFuture.runAsync(() -> write(1, together), nodes))
                    .join();
        } finally {
            nodes.shutdown();
            Logger.getLogger("").removeHandler(log);
        }
        SuiteTickets tickets = tables.ticketsOf("acme");
        for (int suite = 0; suite < SUITES; suite++) {
            assertThat(tickets.current("dkRACE" + suite)).contains(ticket(suite, 1));
        }
        System.out.printf("[store] %d suites, %d lines of Hibernate's log%n", SUITES, lines.size());
        assertThat(lines).noneMatch(line -> line.contains("ticket-of-"));
    }

    /** Each suite three times, with the newest ticket in a different place for both. */
    private void write(int node, CyclicBarrier together) {
        SuiteTickets tickets = tables.ticketsOf("acme");
        for (int suite = 0; suite < SUITES; suite++) {
            try {
                together.await();
            } catch (Exception e) {
                throw new IllegalStateException("the other one is gone", e);
            }
            tickets.store("dkRACE" + suite, ticket(suite, node));
            tickets.store("dkRACE" + suite, ticket(suite, 0));
        }
    }

    private static SuiteTicket ticket(int suite, int minute) {
        return new SuiteTicket("ticket-of-" + suite + "-" + minute, NOON.plusSeconds(minute * 60L));
    }

    private static Handler log(List<String> lines) {
        return new Handler() {
            @Override
            public synchronized void publish(LogRecord line) {
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
}
