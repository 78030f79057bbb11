package io.github.keycloakwecom.it.bed;

import io.github.keycloakwecom.server.RunningKeycloak;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An administrator at a shell, with the distribution's own kcadm; the session is kept in a file of the test's. */
public final class Kcadm {

    private static final Path SCRIPT =
            Path.of("..", "..", "docs", "realm", "set-up-realm.sh").toAbsolutePath();

    private final Path kcadm;
    private final Path folder;

    private Kcadm(Path kcadm, Path folder) {
        this.kcadm = kcadm;
        this.folder = folder;
    }

    /** With a kcadm that is there already, see {@link io.github.keycloakwecom.kcadm.WarmKcadm}. */
    public static Kcadm loggedIn(TestBed bed, Path folder) throws IOException, InterruptedException {
        return loggedIn(bed, folder, bed.kcadm());
    }

    /** With {@code kcadm.sh} as administrators have it, which takes a second for each call. */
    public static Kcadm loggedInWithItsScript(TestBed bed, Path folder) throws IOException, InterruptedException {
        return loggedIn(bed, folder, Path.of(System.getProperty("keycloak.home"), "bin", "kcadm.sh"));
    }

    private static Kcadm loggedIn(TestBed bed, Path folder, Path kcadm) throws IOException, InterruptedException {
        Kcadm shell = new Kcadm(kcadm, folder);
        Output login = shell.run(
                "login",
                List.of(
                        kcadm.toString(),
                        "config",
                        "credentials",
                        "--config",
                        shell.session(),
                        "--server",
                        bed.keycloak().url(),
                        "--realm",
                        "master",
                        "--user",
                        RunningKeycloak.ADMIN_USER,
                        "--password",
                        RunningKeycloak.ADMIN_PASSWORD),
                Map.of());
        if (login.exit() != 0) {
            throw new IOException("kcadm.sh cannot log in: " + login.text());
        }
        return shell;
    }

    /** What a command printed, errors included, and how it ended. */
    public record Output(int exit, String text) {}

    public Output setUpRealm(String... arguments) throws IOException, InterruptedException {
        return run(
                "set-up",
                Stream.concat(Stream.of("sh", SCRIPT.toString(), "--config", session()), Stream.of(arguments))
                        .toList(),
                Map.of());
    }

    /** A script for bash, in the session that kcadm.sh keeps for this administrator. */
    public Output bash(Path script, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        return run(
                script.getFileName().toString(),
                Stream.concat(Stream.of("bash", script.toString()), Stream.of(arguments))
                        .toList(),
                environment);
    }

    /** Commands as a person types them; the first failure ends them. */
    public Output type(String commands, Map<String, String> environment) throws IOException, InterruptedException {
        return run("typed", List.of("bash", "-euo", "pipefail", "-c", commands), environment);
    }

    public String path() {
        return kcadm.toString();
    }

    // Where kcadm.sh looks by itself, see run.
    private String session() {
        return folder.resolve(".keycloak").resolve("kcadm.config").toString();
    }

    private Output run(String name, List<String> words, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path output = folder.resolve(name + ".txt");
        ProcessBuilder command =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
        command.directory(folder.toFile());
        command.environment().put("KCADM", kcadm.toString());
        command.environment().put("HOME", folder.toString());
        // Each call of kcadm.sh is a Java of its own, and lives for a second. Java does not ask HOME where home is.
        command.environment()
                .put("KC_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Duser.home=" + folder);
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.environment().putAll(environment);
        Process process = command.start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException(name + " does not end: " + Files.readString(output));
        }
        return new Output(process.exitValue(), Files.readString(output));
    }
}
