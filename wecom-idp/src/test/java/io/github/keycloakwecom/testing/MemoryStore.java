package io.github.keycloakwecom.testing;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.models.SingleUseObjectProvider;

/** Keycloak's single-use store, for one test. */
public final class MemoryStore implements SingleUseObjectProvider {

    private record Entry(Map<String, String> notes, Instant until) {}

    private final Map<String, Entry> entries = new HashMap<>();
    private final Clock clock;

    public MemoryStore(Clock clock) {
        this.clock = clock;
    }

    private void expire() {
        entries.values().removeIf(entry -> !entry.until().isAfter(clock.instant()));
    }

    /** The number of entries with this prefix. */
    public long count(String prefix) {
        expire();
        return entries.keySet().stream().filter(key -> key.startsWith(prefix)).count();
    }

    /** The keys with this prefix, without the prefix. */
    public Stream<String> keys(String prefix) {
        expire();
        return entries.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()));
    }

    @Override
    public void put(String key, long lifespanSeconds, Map<String, String> notes) {
        entries.put(key, new Entry(notes, clock.instant().plusSeconds(lifespanSeconds)));
    }

    @Override
    public Map<String, String> get(String key) {
        expire();
        return entries.containsKey(key) ? entries.get(key).notes() : null;
    }

    @Override
    public Map<String, String> remove(String key) {
        Map<String, String> notes = get(key);
        entries.remove(key);
        return notes;
    }

    @Override
    public boolean replace(String key, Map<String, String> notes) {
        throw new AssertionError("not expected: replace");
    }

    @Override
    public boolean putIfAbsent(String key, long lifespanInSeconds) {
        expire();
        return entries.putIfAbsent(key, new Entry(Map.of(), clock.instant().plusSeconds(lifespanInSeconds))) == null;
    }

    @Override
    public boolean contains(String key) {
        expire();
        return entries.containsKey(key);
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
