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
 * the stateless mode. Every operation has a transaction of its own, because Infinispan publishes a {@code put} only at
 * commit. {@code put} overwrites in one step in all three, so nothing is removed first. {@code replace} is not used,
 * because in Infinispan it makes an entry immortal. Not every store ends an entry on the second, so the notes have the
 * exact end where it matters.
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
            // The stateless mode merges on some databases, and two that merge a new row at once may both try to
            // insert it. Now the row is there.
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
            // As above: the other one has it.
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
