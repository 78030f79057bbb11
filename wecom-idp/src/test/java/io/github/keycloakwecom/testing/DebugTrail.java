package io.github.keycloakwecom.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * The log of a class or a package during a test. JBoss Logging writes to java.util.logging in tests, where DEBUG is
 * FINE.
 */
public final class DebugTrail extends Handler implements AutoCloseable {

    private final List<String> lines = new ArrayList<>();
    private final Logger logger;
    private final Level before;

    private DebugTrail(Logger logger) {
        this.logger = logger;
        before = logger.getLevel();
        logger.setLevel(Level.FINE);
        logger.addHandler(this);
    }

    public static DebugTrail of(Class<?> type) {
        return new DebugTrail(Logger.getLogger(type.getName()));
    }

    public static DebugTrail of(Package all) {
        return new DebugTrail(Logger.getLogger(all.getName()));
    }

    public List<String> lines() {
        return lines;
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(new SimpleFormatter().formatMessage(line));
    }

    @Override
    public void flush() {
        // Each line is kept at once.
    }

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setLevel(before);
    }
}
