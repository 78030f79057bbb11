package io.github.keycloakwecom.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.SingleUseObjectProvider;

/** Two nodes write the same new row at once, which is possible on databases without an upsert. */
class KeycloakClusterStoreTest {

    private static final String KEY = "token.app";

    private final Table table = new Table();
    private final KeycloakClusterStore notes = new KeycloakClusterStore(new KeycloakClusterStore.Transactions() {
        @Override
        public <T> T run(Function<SingleUseObjectProvider, T> work) {
            return work.apply(table);
        }
    });

    @Test
    void theSecondWriterOfANewNoteOverwritesIt() {
        table.anotherNodeIsFaster = true;
        notes.put(KEY, Map.of("value", "mine"), Duration.ofMinutes(1));
        assertThat(notes.get(KEY)).hasValue(Map.of("value", "mine"));
    }

    @Test
    void theSecondWhoTakesALockDoesNotHaveIt() {
        table.anotherNodeIsFaster = true;
        assertThat(notes.tryLock(KEY, Duration.ofMinutes(1))).isFalse();
        notes.unlock(KEY);
        assertThat(notes.tryLock(KEY, Duration.ofMinutes(1))).isTrue();
    }

    @Test
    void aNoteIsNeverAwayWhileItIsReplaced() {
        notes.put(KEY, Map.of("value", "old"), Duration.ofMinutes(1));
        table.removed = 0;
        notes.put(KEY, Map.of("value", "new"), Duration.ofMinutes(1));
        assertThat(notes.get(KEY)).hasValue(Map.of("value", "new"));
        assertThat(table.removed).isZero();
    }

    /** For Infinispan, a lifespan of 0 has no end. */
    @ParameterizedTest
    @CsvSource({"PT0S, 1", "PT0.4S, 1", "PT1S, 1", "PT2H, 7200"})
    void lifespan_isASecondAtLeast(Duration lifespan, long seconds) {
        notes.put(KEY, Map.of(), lifespan);
        assertThat(table.lifespan).isEqualTo(seconds);
    }

    /** Keycloak and other extensions use the same store. */
    @Test
    void entries_areNamedAfterUs() {
        notes.put(KEY, Map.of("value", "mine"), Duration.ofMinutes(1));
        notes.tryLock(KEY, Duration.ofMinutes(1));
        assertThat(table.rows.keySet()).containsExactlyInAnyOrder("wecom.token.app", "wecom.token.app.lock");
        notes.remove(KEY);
        assertThat(notes.get(KEY)).isEmpty();
        assertThat(table.rows).containsOnlyKeys("wecom.token.app.lock");
    }

    /** The part of Keycloak's JPA store that the tests need. */
    private static final class Table implements SingleUseObjectProvider {

        private final Map<String, Map<String, String>> rows = new HashMap<>();
        private boolean anotherNodeIsFaster;
        private int removed;
        private long lifespan;

        @Override
        public void put(String key, long lifespanSeconds, Map<String, String> notes) {
            collide(key);
            lifespan = lifespanSeconds;
            rows.put(key, notes);
        }

        @Override
        public Map<String, String> get(String key) {
            return rows.get(key);
        }

        @Override
        public Map<String, String> remove(String key) {
            removed++;
            return rows.remove(key);
        }

        @Override
        public boolean putIfAbsent(String key, long lifespanInSeconds) {
            collide(key);
            return rows.putIfAbsent(key, Map.of()) == null;
        }

        @Override
        public boolean replace(String key, Map<String, String> notes) {
            throw new AssertionError("makes an entry immortal");
        }

        @Override
        public boolean contains(String key) {
            return rows.containsKey(key);
        }

        @Override
        public void close() {
            // Nothing is open.
        }

        private void collide(String key) {
            if (anotherNodeIsFaster) {
                anotherNodeIsFaster = false;
                rows.put(key, Map.of("value", "theirs"));
                throw new ModelDuplicateException("unique key");
            }
        }
    }
}
