package io.github.keycloakwecom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private final MovableClock clock = new MovableClock();
    private final Sessions<String> sessions = new Sessions<>(2, Duration.ofMinutes(10), clock);

    @Test
    void keysAreLongAndNeverTheSame() {
        String key = sessions.open("a");

        assertThat(Sessions.isKey(key)).isTrue();
        assertThat(sessions.open("a")).isNotEqualTo(key);
    }

    @Test
    void anEntryCanBeTakenOnce() {
        String key = sessions.open("a");

        assertThat(sessions.find(key)).contains("a");
        assertThat(sessions.take(key)).contains("a");
        assertThat(sessions.take(key)).isEmpty();
    }

    @Test
    void entriesEndWithTheirTime() {
        String key = sessions.open("a");
        clock.advance(Duration.ofMinutes(10).minusMillis(1));
        assertThat(sessions.find(key)).contains("a");

        clock.advance(Duration.ofMillis(1));
        assertThat(sessions.find(key)).isEmpty();

        sessions.open("b");
        assertThat(sessions.size()).isEqualTo(1);
    }

    @Test
    void theOldestEntryMakesRoom() {
        String first = sessions.open("a");
        String second = sessions.open("b");
        String third = sessions.open("c");

        assertThat(sessions.find(first)).isEmpty();
        assertThat(sessions.find(second)).contains("b");
        assertThat(sessions.find(third)).contains("c");
    }
}
