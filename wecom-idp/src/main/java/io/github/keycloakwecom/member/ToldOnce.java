package io.github.keycloakwecom.member;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a node has warned of already, because it would warn at every login. Bounded: what does not fit is not told at
 * all.
 */
public final class ToldOnce {

    private static final int MAX_ENTRIES = 1_000;

    private final Set<String> told = ConcurrentHashMap.newKeySet();

    boolean isNew(String what) {
        return told.size() < MAX_ENTRIES && told.add(what);
    }
}
