package io.github.keycloakwecom.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program of the system, run to its end. */
final class Command {

    private static final long LIMIT_MINUTES = 10;

    private Command() {}

    /** Runs it on this console and says whether it succeeded. */
    static boolean run(List<String> words, Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().putAll(environment);
        return run(builder);
    }

    static boolean run(ProcessBuilder builder) throws IOException, InterruptedException {
        // The output is inherited, so nothing can block on a full pipe.
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            return process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0;
        } finally {
            process.destroy();
        }
    }

    /** What it printed; empty when there is no such program or it failed. */
    static Optional<String> output(String... words) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.of(text) : Optional.empty();
        } catch (IOException e) {
            // Only what could not be started ends here.
            return Optional.empty();
        }
    }
}
