package io.github.keycloakwecom.api;

import io.github.keycloakwecom.cluster.ClusterStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The store that two nodes of a test share. */
final class MemoryClusterStore implements ClusterStore {

    private final Map<String, Map<String, String>> notes = new ConcurrentHashMap<>();
    private final Set<String> locks = ConcurrentHashMap.newKeySet();
    private volatile boolean late;

    /** While it is late, no node sees what was put. */
    void late(boolean now) {
        late = now;
    }

    @Override
    public Optional<Map<String, String>> get(String key) {
        return late ? Optional.empty() : Optional.ofNullable(notes.get(key));
    }

    @Override
    public void put(String key, Map<String, String> values, Duration lifespan) {
        notes.put(key, values);
    }

    @Override
    public void remove(String key) {
        notes.remove(key);
    }

    @Override
    public boolean tryLock(String key, Duration lease) {
        return locks.add(key);
    }

    @Override
    public void unlock(String key) {
        locks.remove(key);
    }

    /** Removes all locks, as at the end of their leases. */
    void endLeases() {
        locks.clear();
    }

    @Override
    public String toString() {
        return notes.toString();
    }
}
