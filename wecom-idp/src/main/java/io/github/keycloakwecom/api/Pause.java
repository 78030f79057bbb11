package io.github.keycloakwecom.api;

import java.time.Duration;

/** Waits before a call is repeated. */
final class Pause {

    private Pause() {}

    /** @return false when the thread was interrupted; it then stays marked as interrupted, and the caller gives up */
    static boolean sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
