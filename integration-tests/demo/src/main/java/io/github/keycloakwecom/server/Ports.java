package io.github.keycloakwecom.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * TCP ports of this machine's loopback interface. A free port may be taken by another process at any time. Servers take
 * theirs within seconds, and only the demo uses fixed ports.
 */
public final class Ports {

    /**
     * Below the ports that operating systems use for outgoing connections (Linux: from 32768), of which a test run
     * makes thousands. Above the ports that services usually have.
     */
    private static final int FIRST = 20_000;

    private static final int LAST = 32_000;

    private Ports() {}

    /** A port that was free a moment ago; seldom the same twice, also in another Java. */
    public static int free() {
        return ThreadLocalRandom.current()
                .ints(FIRST, LAST)
                .filter(port -> !isTaken(port))
                .findFirst()
                .getAsInt();
    }

    /** Whether a process listens on the port. */
    public static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // Connections of an earlier run that linger in TIME_WAIT do not make a port taken.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(loopback(), port), 1);
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static InetAddress loopback() {
        return InetAddress.getLoopbackAddress();
    }
}
