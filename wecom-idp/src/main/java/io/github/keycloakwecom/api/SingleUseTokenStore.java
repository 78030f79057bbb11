package io.github.keycloakwecom.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Keeps tokens in Keycloak's {@link SingleUseObjectProvider}: replicated in embedded and remote Infinispan, a table in the
 * stateless mode. Every operation has a transaction of its own, because Infinispan publishes a {@code put} only at commit;
 * {@code replace} is never used, because there it makes an entry immortal; and the expiry is kept in the entry as well,
 * because not every store ends an entry on the second.
 */
public final class SingleUseTokenStore implements TokenStore {

    private static final String PREFIX = "wecom.token.";
    private static final String VALUE = "value";
    private static final String EXPIRES_AT = "expiresAt";

    private final KeycloakSessionFactory sessions;

    public SingleUseTokenStore(KeycloakSessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Optional<AccessToken> get(String key) {
        Map<String, String> notes = inOwnTransaction(store -> store.get(PREFIX + key));
        if (notes == null || !notes.containsKey(VALUE) || !notes.containsKey(EXPIRES_AT)) {
            return Optional.empty();
        }
        return Optional.of(
                new AccessToken(notes.get(VALUE), Instant.ofEpochSecond(Long.parseLong(notes.get(EXPIRES_AT)))));
    }

    @Override
    public void put(String key, AccessToken token) {
        remove(key);
        long lifespan =
                Math.max(1, Duration.between(Instant.now(), token.expiresAt()).toSeconds());
        inOwnTransaction(store -> {
            store.put(
                    PREFIX + key,
                    lifespan,
                    Map.of(
                            VALUE,
                            token.value(),
                            EXPIRES_AT,
                            Long.toString(token.expiresAt().getEpochSecond())));
            return true;
        });
    }

    private void remove(String key) {
        inOwnTransaction(store -> Optional.ofNullable(store.remove(PREFIX + key)));
    }

    @Override
    public boolean tryLock(String key, Duration lease) {
        return inOwnTransaction(store -> store.putIfAbsent(lock(key), lease.toSeconds()));
    }

    @Override
    public void unlock(String key) {
        inOwnTransaction(store -> Optional.ofNullable(store.remove(lock(key))));
    }

    private static String lock(String key) {
        return PREFIX + key + ".lock";
    }

    private <T> T inOwnTransaction(Function<SingleUseObjectProvider, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                sessions, session -> work.apply(session.singleUseObjects()));
    }
}
