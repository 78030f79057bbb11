package io.github.keycloakwecom.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What one Java process does while the others wait: test classes run in two at a time, and both want the same things
 * prepared. The operating system ends the turn of a process that dies.
 */
public final class Turn {

    /** What the turn is for. */
    public interface Work<T> {
        T done() throws IOException, InterruptedException;
    }

    private Turn() {}

    /** Waits for the others with the same folder, then does the work. */
    public static <T> T in(Path folder, Work<T> work) throws IOException, InterruptedException {
        try (FileChannel turn =
                FileChannel.open(folder.resolve("turn.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            turn.lock();
            return work.done();
        }
    }
}
