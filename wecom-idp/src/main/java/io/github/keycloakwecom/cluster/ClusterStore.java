package io.github.keycloakwecom.cluster;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Data about an app of WeCom that all nodes of a cluster share: its token, and which APIs are in a backoff. Each method
 * acts at once, outside any transaction of the caller, so a token stays when the login that fetched it fails.
 */
public interface ClusterStore {

    /** @return the stored notes; they may have expired some seconds ago */
    Optional<Map<String, String>> get(String key);

    /** Replaces what is there, in one step. */
    void put(String key, Map<String, String> notes, Duration lifespan);

    void remove(String key);

    /** @return whether the caller has the lock; no other caller gets it during the lease, or until {@link #unlock} */
    boolean tryLock(String key, Duration lease);

    void unlock(String key);
}
