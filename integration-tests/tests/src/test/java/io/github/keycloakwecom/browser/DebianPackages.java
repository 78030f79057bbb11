package io.github.keycloakwecom.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Installs packages on Debian as root, as in build containers, where a new package disturbs no other user. On Ubuntu it
 * does nothing: {@code chromium} is a snap there, which does not work in a container.
 */
final class DebianPackages {

    private static final Path SYSTEM = Path.of("/etc/os-release");

    private DebianPackages() {}

    static boolean canInstall() throws IOException {
        return "root".equals(System.getProperty("user.name")) && Files.isReadable(SYSTEM) && isDebian();
    }

    /** Says whether it worked; why it did not is on the console. */
    static boolean install(String name) throws IOException, InterruptedException {
        System.out.println("Installing " + name + " with apt-get");
        return Command.run(List.of("apt-get", "update", "-q"), Map.of())
                && Command.run(
                        List.of("apt-get", "install", "-y", "-q", "--no-install-recommends", name),
                        Map.of("DEBIAN_FRONTEND", "noninteractive"));
    }

    private static boolean isDebian() throws IOException {
        try (Stream<String> lines = Files.lines(SYSTEM)) {
            return lines.anyMatch("ID=debian"::equals);
        }
    }
}
