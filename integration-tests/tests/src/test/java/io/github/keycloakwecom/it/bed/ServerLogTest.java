package io.github.keycloakwecom.it.bed;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check that every integration test ends with can fail. */
class ServerLogTest {

    @Test
    void findsWhatWasWrittenSinceTheStart(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("log"), "old secret-of-the-app 张三\n");
        ServerLog log = new ServerLog(() -> file);
        log.startHere();
        Files.writeString(file, "new token-0123456789\n\tat some.Class.method\n", StandardOpenOption.APPEND);

        assertThatCode(() -> log.assertSaysNothingOf(List.of("secret-of-the-app")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> log.assertSaysNothingOf(List.of("token-0123456789")))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(log::assertHasNoStackTrace).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> log.assertSaysNothingOf(List.of())).isInstanceOf(AssertionError.class);
    }
}
