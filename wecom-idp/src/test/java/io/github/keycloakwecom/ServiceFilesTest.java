package io.github.keycloakwecom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keycloak.provider.ProviderFactory;

/** Keycloak finds providers only by their lines in META-INF/services. Without its line, a provider does not exist. */
class ServiceFilesTest {

    private static final Path CLASSES = Path.of("target/classes");

    @Test
    void everyLineLoadsAndIsOfTheTypeItsFileNames() throws Exception {
        List<String> lines = new ArrayList<>();
        for (Path file : list(CLASSES.resolve("META-INF/services"))) {
            Class<?> type = Class.forName(file.getFileName().toString());
            for (String line : Files.readAllLines(file)) {
                lines.add(line);
                assertThat(type.isInstance(Class.forName(line).getConstructor().newInstance()))
                        .as("%s is a %s", line, type.getSimpleName())
                        .isTrue();
            }
        }
        assertThat(lines)
                .doesNotHaveDuplicates()
                .contains("io.github.keycloakwecom.broker.WecomIdentityProviderFactory");
    }

    @Test
    void everyFactoryHasALine() throws Exception {
        List<String> lines = new ArrayList<>();
        for (Path file : list(CLASSES.resolve("META-INF/services"))) {
            lines.addAll(Files.readAllLines(file));
        }
        assertThat(factories()).isNotEmpty().allSatisfy(factory -> assertThat(lines)
                .contains(factory));
    }

    @Test
    void resteasyScansTheJar() {
        assertThat(CLASSES.resolve("META-INF/beans.xml")).exists();
    }

    private static List<String> factories() throws IOException, ClassNotFoundException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name =
                        CLASSES.relativize(file).toString().replace('/', '.').replaceAll("\\.class$", "");
                Class<?> type = Class.forName(name, false, ServiceFilesTest.class.getClassLoader());
                if (ProviderFactory.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
                    found.add(name);
                }
            }
        }
        return found;
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
