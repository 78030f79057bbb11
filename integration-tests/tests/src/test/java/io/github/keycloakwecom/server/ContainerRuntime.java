package io.github.keycloakwecom.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.builder.ImageFromDockerfile;

/** Keycloak in containers of the image that this project's {@code Dockerfile} makes, with the jars of this build. */
final class ContainerRuntime implements KeycloakRuntime {

    /**
     * One name, which the last run has; what it named before is without a name, and {@code docker image prune} takes it
     * away.
     */
    private static final String NAME = "localhost/keycloak-wecom-tests";

    private static final Path DOCKERFILE = Path.of("..", "..", "Dockerfile");

    private final String image;

    ContainerRuntime(DockerEngine engine, String base) {
        try {
            this.image = Turn.in(servers(), () -> {
                engine.fetch(base);
                return build(base);
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the image " + NAME, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the image " + NAME + " was made", e);
        }
    }

    private static String build(String base) throws IOException {
        ImageFromDockerfile image = new ImageFromDockerfile(NAME, false)
                .withFileFromPath("Dockerfile", DOCKERFILE)
                .withBuildArg("KEYCLOAK_IMAGE", base)
                .withBuildArg("BUILD_OPTIONS", String.join(" ", StartOptions.BUILD));
        for (Path jar :
                ProviderJars.in(Path.of(System.getProperty("providers.dir"))).files()) {
            image.withFileFromPath(inTheRepository(jar.getFileName().toString()), jar);
        }
        return image.get();
    }

    /** Where the Dockerfile looks for the jar: in the repository, versions are in their names. */
    private static String inTheRepository(String jar) {
        String module = jar.replace(".jar", "");
        return module + "/target/" + module + "-of-this-build.jar";
    }

    @Override
    public RunningKeycloak start(String name, Map<String, Path> folders) {
        try {
            Path log = Files.createTempDirectory(servers(), name + "-").resolve("keycloak.log");
            return ContainerKeycloak.start(image, folders, log, DockerClientFactory.lazyClient());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start Keycloak " + name, e);
        }
    }

    private static Path servers() throws IOException {
        return Files.createDirectories(Path.of(System.getProperty("servers.dir")));
    }
}
