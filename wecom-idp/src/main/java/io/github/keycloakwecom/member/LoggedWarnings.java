package io.github.keycloakwecom.member;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The warnings that this node has logged already, because otherwise every login would log the same warning. When
 * {@value #MAX_ENTRIES} warnings are logged, the node logs no new one.
 */
public final class LoggedWarnings {

    private static final int MAX_ENTRIES = 1_000;

    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    boolean isNew(String warning) {
        return logged.size() < MAX_ENTRIES && logged.add(warning);
    }
}
