package io.github.keycloakwecom.server;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.SELContext;
import com.github.dockerjava.api.model.Volume;
import dasniko.testcontainers.keycloak.KeycloakContainer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.keycloak.admin.client.Keycloak;
import org.testcontainers.images.builder.Transferable;

/**
 * A Keycloak in a container that shares this machine's network. So {@code localhost} is the same for the server, the
 * stand-in and the browser.
 */
final class ContainerKeycloak implements RunningKeycloak {

    /** As the official image has it. */
    private static final String HOME = "/opt/keycloak/";

    private final KeycloakContainer container;
    private final StartOptions options;
    private final ContainerLog log;
    private final Keycloak admin;

    private ContainerKeycloak(KeycloakContainer container, StartOptions options, ContainerLog log) {
        this.container = container;
        this.options = options;
        this.log = log;
        this.admin = RunningKeycloak.adminClient(url());
    }

    static ContainerKeycloak start(String image, Map<String, Path> folders, Path file, DockerClient docker)
            throws IOException {
        StartOptions options = new StartOptions();
        options.set("log-level", KeycloakRuntime.LOG_LEVEL);
        folders.forEach((option, folder) -> options.set(option, folder.toString()));
        ContainerLog log = new ContainerLog(file, options.port());
        KeycloakContainer container = new KeycloakContainer(image)
                .withProductionMode()
                .withOptimizedFlag()
                .withAdminUsername(ADMIN_USER)
                .withAdminPassword(ADMIN_PASSWORD)
                // Built a moment ago; without a rule of ours it is looked for in a registry.
                .withImagePullPolicy(name -> false)
                .withNetworkMode("host")
                .withEnv("JAVA_OPTS_APPEND", KeycloakCommand.JAVA_OPTIONS)
                .withLogConsumer(log)
                .waitingFor(new ContainerReadiness(docker, options.managementPort(), file))
                .withCreateContainerCmdModifier(
                        command -> command.getHostConfig().withBinds(binds(folders)));
        options.arguments().forEach(container::withCustomCommand);
        // With the machine's own network there is nothing to publish, and Testcontainers would wait for it.
        container.setExposedPorts(List.of());
        try {
            container.start();
            return new ContainerKeycloak(container, options, log);
        } catch (RuntimeException e) {
            container.stop();
            log.close();
            throw e;
        }
    }

    private static List<Bind> binds(Map<String, Path> folders) {
        return folders.values().stream()
                .map(folder ->
                        new Bind(folder.toString(), new Volume(folder.toString()), AccessMode.ro, SELContext.shared))
                .toList();
    }

    @Override
    public int port() {
        return options.port();
    }

    @Override
    public int managementPort() {
        return options.managementPort();
    }

    @Override
    public Path log() {
        return container.isRunning() ? log.upToNow() : log.file();
    }

    @Override
    public Keycloak admin() {
        return admin;
    }

    @Override
    public void add(String file, String text) {
        container.copyFileToContainer(Transferable.of(text.getBytes(StandardCharsets.UTF_8), 0644), HOME + file);
    }

    @Override
    public void close() {
        admin.close();
        container.stop();
        log.close();
    }
}
