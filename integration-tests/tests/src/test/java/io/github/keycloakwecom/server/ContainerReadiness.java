package io.github.keycloakwecom.server;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/**
 * Waits for a server in a container. Testcontainers' own strategy would not notice that it has ended until the time is
 * up.
 */
final class ContainerReadiness extends AbstractWaitStrategy implements Readiness.Server {

    private final DockerClient docker;
    private final int managementPort;
    private final Path log;

    ContainerReadiness(DockerClient docker, int managementPort, Path log) {
        this.docker = docker;
        this.managementPort = managementPort;
        this.log = log;
    }

    @Override
    protected void waitUntilReady() {
        try {
            new Readiness(Readiness.health(managementPort)).await(this, Readiness.LIMIT);
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Keycloak was starting", e);
        }
    }

    @Override
    public boolean endsWithin(Duration pause) throws InterruptedException {
        try (WaitContainerResultCallback end =
                docker.waitContainerCmd(waitStrategyTarget.getContainerId()).start()) {
            return end.awaitCompletion(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException e) {
            throw new IllegalStateException("cannot ask Docker about the container", e);
        }
    }

    @Override
    public int exitCode() {
        Long code = waitStrategyTarget.getCurrentContainerInfo().getState().getExitCodeLong();
        return code.intValue();
    }

    @Override
    public String lastWords() {
        // From Docker, which has all of it: the file is filled by a thread that may be behind.
        return LastLines.of(log, waitStrategyTarget.getLogs());
    }
}
