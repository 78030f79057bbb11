package io.github.keycloakwecom.api;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What two "nodes" of a test share. */
final class MemoryTokenStore implements TokenStore {

    private final Map<String, AccessToken> tokens = new ConcurrentHashMap<>();
    private final Set<String> locks = ConcurrentHashMap.newKeySet();

    @Override
    public Optional<AccessToken> get(String key) {
        return Optional.ofNullable(tokens.get(key));
    }

    @Override
    public void put(String key, AccessToken token) {
        tokens.put(key, token);
    }

    void remove(String key) {
        tokens.remove(key);
    }

    @Override
    public boolean tryLock(String key, Duration lease) {
        return locks.add(key);
    }

    @Override
    public void unlock(String key) {
        locks.remove(key);
    }
}
