package io.github.keycloakwecom.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * What {@code kc.sh build} reads from a provider jar. If this is equal for two jars, the second one can replace the
 * first without a new build.
 *
 * @param folders names; the class loader of a built Keycloak knows which folder is in which jar
 * @param files contents as text, by name: {@code META-INF} (lists of providers), and classes with annotations of
 *     Jakarta REST or Quarkus, for which the build generates code
 */
record BuildInput(Set<String> folders, Map<String, String> files) {

    /** Descriptors of annotations and types of Jakarta, but for those that every page uses (Response, UriInfo). */
    private static final Pattern JAKARTA = Pattern.compile("Ljakarta/(?!ws/rs/core/)[\\w/]+;");

    static BuildInput of(Path jar) throws IOException {
        Set<String> folders = new HashSet<>();
        Map<String, String> files = new HashMap<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().toList()) {
                String name = entry.getName();
                folders.add(name.substring(0, name.lastIndexOf('/') + 1));
                String content = content(file, entry);
                if (name.startsWith("META-INF/")
                        || name.endsWith(".class") && JAKARTA.matcher(content).find()) {
                    files.put(name, content);
                }
            }
        }
        return new BuildInput(folders, files);
    }

    /** Bytes as characters of the same number: names in class files are readable in it. */
    private static String content(JarFile file, JarEntry entry) throws IOException {
        try (InputStream in = file.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
