package io.github.keycloakwecom.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * TCP ports of this machine's loopback interface. A free port is only free until somebody takes it; servers take theirs
 * within seconds, and nothing else of this project asks for a fixed one but the demo.
 */
public final class Ports {

    /**
     * Below what operating systems give to outgoing connections (Linux: from 32768), of which a test run makes
     * thousands while a server starts; above what services are usually given.
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

    /** Whether somebody listens on the port already. */
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
