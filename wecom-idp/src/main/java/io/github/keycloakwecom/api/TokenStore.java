package io.github.keycloakwecom.api;

import java.time.Duration;
import java.util.Optional;

/**
 * Tokens as all nodes of a cluster see them. Each method acts at once, outside any transaction of the caller: a token is worth
 * keeping even when the login that fetched it fails.
 */
public interface TokenStore {

    Optional<AccessToken> get(String key);

    /** Replaces what is there. */
    void put(String key, AccessToken token);

    /**
     * @return whether the caller may go on; nobody else can for the lease, or until {@link #unlock}
     */
    boolean tryLock(String key, Duration lease);

    void unlock(String key);
}
