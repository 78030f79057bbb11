package io.github.keycloakwecom.cluster;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Keeps notes in Keycloak's {@link SingleUseObjectProvider}: replicated in embedded and remote Infinispan, a table in
 * the stateless mode.
 *
 * <ul>
 *   <li>Every operation runs in its own transaction, because Infinispan publishes a {@code put} only at commit.
 *   <li>{@code put} overwrites in one step in all three stores, so nothing is removed first.
 *   <li>{@code replace} is never used: in Infinispan the entry then never expires.
 *   <li>Not every store removes an entry exactly in time. An exact expiry time belongs into the notes.
 * </ul>
 */
public final class KeycloakClusterStore implements ClusterStore {

    private static final String PREFIX = "wecom.";

    private final Transactions transactions;

    /** One transaction for each piece of work. */
    interface Transactions {
        <T> T run(Function<SingleUseObjectProvider, T> work);
    }

    KeycloakClusterStore(Transactions transactions) {
        this.transactions = transactions;
    }

    public KeycloakClusterStore(KeycloakSessionFactory sessions) {
        this(new Transactions() {
            @Override
            public <T> T run(Function<SingleUseObjectProvider, T> work) {
                return KeycloakModelUtils.runJobInTransactionWithResult(
                        sessions, session -> work.apply(session.singleUseObjects()));
            }
        });
    }

    @Override
    public Optional<Map<String, String>> get(String key) {
        return Optional.ofNullable(transactions.run(store -> store.get(PREFIX + key)));
    }

    @Override
    public void put(String key, Map<String, String> notes, Duration lifespan) {
        try {
            overwrite(key, notes, lifespan);
        } catch (ModelDuplicateException e) {
            // On some databases, the stateless mode merges. When two nodes merge a new row at once, both may insert it,
            // and one fails. The repeated call finds the row.
            overwrite(key, notes, lifespan);
        }
    }

    private void overwrite(String key, Map<String, String> notes, Duration lifespan) {
        transactions.run(store -> {
            store.put(PREFIX + key, Math.max(1, lifespan.toSeconds()), notes);
            return true;
        });
    }

    @Override
    public void remove(String key) {
        transactions.run(store -> Optional.ofNullable(store.remove(PREFIX + key)));
    }

    @Override
    public boolean tryLock(String key, Duration lease) {
        try {
            return transactions.run(store -> store.putIfAbsent(lock(key), lease.toSeconds()));
        } catch (ModelDuplicateException e) {
            // As above: the other node has the lock.
            return false;
        }
    }

    @Override
    public void unlock(String key) {
        transactions.run(store -> Optional.ofNullable(store.remove(lock(key))));
    }

    private static String lock(String key) {
        return PREFIX + key + ".lock";
    }
}
