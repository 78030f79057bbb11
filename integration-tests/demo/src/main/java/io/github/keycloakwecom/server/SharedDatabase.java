package io.github.keycloakwecom.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One database for several servers, which makes them a cluster. It is H2 in server mode, from the distribution's own
 * jar, on a copy of the prepared schema. A Keycloak built for an H2 file accepts it without another build. It is for
 * tests on this machine only, as Keycloak supports H2 for nothing else.
 */
public final class SharedDatabase implements AutoCloseable {

    /** The name Keycloak gives its H2 file, below {@code data/h2}. */
    private static final String NAME = "keycloakdb";

    private static final Pattern LISTENS = Pattern.compile("tcp://[^:]+:(\\d+)");

    private final Process process;
    private final FileTree files;
    private final int port;

    private SharedDatabase(Process process, FileTree files, int port) {
        this.process = process;
        this.files = files;
        this.port = port;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "stop H2 at " + port));
    }

    /** Starts with the schema made, as the first start of the prepared server left it. */
    public static SharedDatabase of(PreparedKeycloak prepared) {
        try {
            return start(prepared.home(), prepared.newFolder("database"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the shared database", e);
        }
    }

    private static SharedDatabase start(Path home, Path folder) throws IOException {
        FileTree files = new FileTree(folder.resolve("h2"));
        new FileTree(home.resolve("data").resolve("h2")).copyTo(files.root(), any -> false);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        // Without it H2 listens on every interface and turns strangers away only afterwards.
                        "-Dh2.bindAddress=127.0.0.1",
                        "-cp",
                        jar(home).toString(),
                        "org.h2.tools.Server",
                        "-tcp",
                        "-tcpPort",
                        "0",
                        "-baseDir",
                        files.root().toString())
                .redirectError(folder.resolve("h2.log").toFile())
                .start();
        try {
            return new SharedDatabase(process, files, awaitPort(process));
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** The value of {@code --db-url}; VALUE is a name of Keycloak's columns and a keyword of H2's. */
    String url() {
        return "jdbc:h2:tcp://127.0.0.1:" + port + "/./" + NAME + ";NON_KEYWORDS=VALUE";
    }

    /** Ends it, and takes the data away; close the servers first. */
    @Override
    public void close() {
        process.destroy();
        // A test's database has nothing worth the wait for an orderly end.
        process.destroyForcibly().onExit().join();
        files.delete();
    }

    private static Path jar(Path home) throws IOException {
        Path folder = home.resolve("lib").resolve("lib").resolve("main");
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> jars = all.filter(file -> file.getFileName().toString().startsWith("com.h2database.h2-"))
                    .toList();
            if (jars.size() != 1) {
                throw new IOException("not one H2 in " + folder + ": " + jars);
            }
            return jars.get(0);
        }
    }

    /** H2 names its port in the first line that it prints, and listens by then. */
    private static int awaitPort(Process process) throws IOException {
        // Not closed: H2 may write to its end of the pipe later.
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        Matcher port = LISTENS.matcher(line == null ? "" : line);
        if (!port.find()) {
            throw new IOException("H2 did not start: " + line);
        }
        return Integer.parseInt(port.group(1));
    }
}
