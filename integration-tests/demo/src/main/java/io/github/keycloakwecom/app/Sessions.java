package io.github.keycloakwecom.app;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the server keeps for a browser, by a random key of 256 bits. An entry lives for a fixed time. At the limit the
 * oldest entry is removed: strangers can end logins but cannot fill the memory. The entries belong to one process and
 * are gone after a restart.
 */
final class Sessions<T> {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{43}");

    private record Entry<T>(T value, Instant expiry) {}

    /** All entries live equally long, so the order of insertion is the order of expiry. */
    private final Map<String, Entry<T>> entries = new LinkedHashMap<>();

    private final SecureRandom random = new SecureRandom();
    private final int limit;
    private final Duration lifetime;
    private final Clock clock;

    Sessions(int limit, Duration lifetime, Clock clock) {
        this.limit = limit;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** Whether a text has the form of a key: what a browser sends back is foreign text until then. */
    static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    String newKey() {
        byte[] key = new byte[32];
        random.nextBytes(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    synchronized String open(T value) {
        Instant now = clock.instant();
        Iterator<Entry<T>> oldest = entries.values().iterator();
        while (oldest.hasNext() && (!oldest.next().expiry().isAfter(now) || entries.size() >= limit)) {
            oldest.remove();
        }
        String key = newKey();
        entries.put(key, new Entry<>(value, now.plus(lifetime)));
        return key;
    }

    synchronized Optional<T> find(String key) {
        return alive(entries.get(key));
    }

    /** Finds an entry and removes it: the second caller with the same key finds nothing. */
    synchronized Optional<T> take(String key) {
        return alive(entries.remove(key));
    }

    synchronized int size() {
        return entries.size();
    }

    private Optional<T> alive(Entry<T> entry) {
        return Optional.ofNullable(entry)
                .filter(found -> found.expiry().isAfter(clock.instant()))
                .map(Entry::value);
    }
}
