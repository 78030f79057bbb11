package io.github.keycloakwecom.cluster;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What all nodes of a cluster know about an app of WeCom: its token, and what WeCom has refused it. Each method acts at
 * once, outside any transaction of the caller: a token is worth keeping even when the login that fetched it fails.
 */
public interface ClusterStore {

    /** @return what was put there; the lifespan may be over for some seconds already */
    Optional<Map<String, String>> get(String key);

    /** Replaces what is there, in one step. */
    void put(String key, Map<String, String> notes, Duration lifespan);

    void remove(String key);

    /**
     * @return whether the caller has the lock: until the lease ends, or until {@link #unlock}
     */
    boolean tryLock(String key, Duration lease);

    void unlock(String key);
}
