package io.github.keycloakwecom.server;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Info;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;

/** The Docker of this machine, if there is one, as far as our servers need it. */
final class DockerEngine implements RuntimeChoice.Engine {

    private static final int PULL_MINUTES = 10;

    @Override
    public Optional<String> obstacle() {
        Info info;
        try {
            info = client().infoCmd().exec();
        } catch (RuntimeException e) {
            return Optional.of("no Docker answers (DOCKER_HOST, or its usual socket): " + e.getMessage());
        }
        // All of them keep the network of this machine from containers, in which our servers meet the stand-in and the
        // browser.
        String host = DockerClientFactory.instance()
                .getTransportConfig()
                .getDockerHost()
                .getScheme();
        if (!"unix".equals(host)) {
            return Optional.of("Docker is reached by " + host + " and may run on another machine");
        }
        if (info.getOperatingSystem().contains("Docker Desktop")) {
            return Optional.of("Docker Desktop runs containers in a machine of their own");
        }
        if (securityOptions(info).stream().anyMatch(DockerEngine::separatesNetworks)) {
            return Optional.of("a rootless Docker, or one that maps users, gives containers a network of their own");
        }
        return Optional.empty();
    }

    private static boolean separatesNetworks(String option) {
        return option.contains("name=rootless") || option.contains("name=userns");
    }

    private static List<String> securityOptions(Info info) {
        return info.getSecurityOptions() == null ? List.of() : info.getSecurityOptions();
    }

    @Override
    public boolean has(String image) {
        try {
            client().inspectImageCmd(image).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    /**
     * Fetches the image if it is not here; once, because Testcontainers would try for minutes where there is no
     * registry.
     */
    void fetch(String image) {
        if (has(image)) {
            return;
        }
        try {
            if (!client().pullImageCmd(image).start().awaitCompletion(PULL_MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException(
                        "the image " + image + " is not here after " + PULL_MINUTES + " minutes");
            }
        } catch (DockerException e) {
            throw new IllegalStateException("cannot fetch the image " + image + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + image + " was fetched", e);
        }
    }

    private static DockerClient client() {
        return DockerClientFactory.instance().client();
    }
}
