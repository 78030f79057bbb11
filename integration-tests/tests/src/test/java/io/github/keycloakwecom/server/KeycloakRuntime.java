package io.github.keycloakwecom.server;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where Keycloak runs for the tests, which need not know: {@code -Dkeycloak.runtime=distribution}, {@code container} or
 * {@code auto}.
 */
public interface KeycloakRuntime {

    /** With the reasons of our decisions, so that the search of the log for secrets covers them. */
    String LOG_LEVEL = "INFO,io.github.keycloakwecom:debug";

    /**
     * Starts a server that shares nothing with another one.
     *
     * @param name for its folder and log
     * @param folders options of {@code kc.sh start} and the folders of this machine that are their values; the server
     *     reads them
     */
    RunningKeycloak start(String name, Map<String, Path> folders);

    /** As the Maven run says. */
    static KeycloakRuntime chosen() {
        DockerEngine engine = new DockerEngine();
        String image = System.getProperty("keycloak.image");
        RuntimeChoice choice = new RuntimeChoice(engine, image, System.out);
        return choice.isContainer(System.getProperty("keycloak.runtime"))
                ? new ContainerRuntime(engine, image)
                : new DistributionRuntime();
    }
}
