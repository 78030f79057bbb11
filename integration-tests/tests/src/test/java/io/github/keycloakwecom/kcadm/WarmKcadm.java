package io.github.keycloakwecom.kcadm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Keycloak's kcadm in a Java that keeps running. The distribution's {@code kcadm.sh} starts one for each call: a second
 * of processor time, and a script makes forty calls. {@link #script} replaces {@code kcadm.sh} and passes its words on.
 */
public final class WarmKcadm implements AutoCloseable {

    private final Process process;
    private final Path script;

    private WarmKcadm(Process process, Path script) {
        this.process = process;
        this.script = script;
    }

    public static WarmKcadm start(Path distribution) throws IOException {
        Path client = distribution.resolve("bin").resolve("client");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--add-opens=java.base/java.security=ALL-UNNAMED",
                        "-Dkc.lib.dir=" + client.resolve("lib"),
                        "-cp",
                        client + "/*:" + Path.of("target", "test-classes").toAbsolutePath(),
                        KcadmCalls.class.getName()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String port = said.readLine();
            if (port == null) {
                throw new IOException("kcadm ended before it said where it listens");
            }
            Path script = Files.createTempFile("kcadm", ".sh");
            Files.writeString(script, SCRIPT.formatted(port));
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
            return new WarmKcadm(process, script);
        } catch (IOException | RuntimeException e) {
            process.destroy();
            throw e;
        }
    }

    // What kcadm.sh reads from its own process is made explicit here: where the session is kept, and standard input.
    private static final String SCRIPT = """
            #!/usr/bin/env bash
            set -euo pipefail
            words=() session=no
            for word in "$@"; do
                case $word in
                --config) session=yes ;;
                -) cat >"$HOME/kcadm.input"; word=$HOME/kcadm.input ;;
                esac
                words+=("$word")
            done
            if [ $session = no ]; then words+=(--config "$HOME/.keycloak/kcadm.config"); fi
            exec 3<>/dev/tcp/127.0.0.1/%s
            printf '%%s\\0' "${#words[@]}" "${words[@]}" >&3
            read -r -u 3 exit out err
            head -c "$out" <&3
            head -c "$err" <&3 >&2
            exit "$exit"
            """;

    /** What to call instead of {@code kcadm.sh}; its variable HOME says where the session is kept. */
    public Path script() {
        return script;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
            Files.delete(script);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
