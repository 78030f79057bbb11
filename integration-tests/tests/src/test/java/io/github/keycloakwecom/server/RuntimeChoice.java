package io.github.keycloakwecom.server;

import java.io.PrintStream;
import java.util.Optional;

/**
 * Container or distribution. A runtime that is named is used, or its absence is an error. Without a name, a container
 * is used if that costs only its start. Otherwise the distribution runs, and one line gives the reason: no test is left
 * out because Docker is missing.
 */
record RuntimeChoice(Engine engine, String image, PrintStream out) {

    /** What there is to run containers. */
    interface Engine {

        /** Why it cannot run a server of ours, if it cannot. */
        Optional<String> obstacle();

        /** Whether the image is there already. */
        boolean has(String image);
    }

    boolean isContainer(String mode) {
        return switch (mode) {
            case "distribution" -> false;
            case "container" -> {
                engine.obstacle().ifPresent(reason -> {
                    throw new IllegalStateException("keycloak.runtime=container, but " + reason);
                });
                yield true;
            }
            case "auto" -> {
                Optional<String> reason = engine.obstacle().or(this::noImage);
                reason.ifPresent(
                        text -> out.println("Keycloak runs from its distribution, not in a container: " + text));
                yield reason.isEmpty();
            }
            default ->
                throw new IllegalStateException(
                        "keycloak.runtime is '" + mode + "', and can be distribution, container or auto");
        };
    }

    private Optional<String> noImage() {
        return engine.has(image) ? Optional.empty() : Optional.of("the image " + image + " is not here");
    }
}
