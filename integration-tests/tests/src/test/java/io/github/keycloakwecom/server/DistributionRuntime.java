package io.github.keycloakwecom.server;

import java.nio.file.Path;
import java.util.Map;

/** Keycloak from the distribution on Maven Central, as a process of this machine. */
final class DistributionRuntime implements KeycloakRuntime {

    @Override
    public RunningKeycloak start(String name, Map<String, Path> folders) {
        KeycloakLaunch launch = PreparedKeycloak.ofThisBuild().server(name);
        launch.option("log-level", LOG_LEVEL);
        folders.forEach((option, folder) -> launch.option(option, folder.toString()));
        return launch.start();
    }
}
