package io.github.keycloakwecom.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Map;

/** The {@code providers} folder of a Keycloak that is built already. */
record InstalledJars(Path folder) {

    /**
     * Replaces jars.
     *
     * @param jars by their names in the folder
     * @return whether Keycloak must be built again before it starts
     */
    boolean replace(Map<String, Path> jars) throws IOException {
        boolean build = false;
        for (Map.Entry<String, Path> jar : jars.entrySet()) {
            build |= replace(folder.resolve(jar.getKey()), jar.getValue());
        }
        return build;
    }

    private static boolean replace(Path old, Path jar) throws IOException {
        boolean build = Files.notExists(old) || !BuildInput.of(old).equals(BuildInput.of(jar));
        FileTime time = Files.getLastModifiedTime(build ? jar : old);
        // Never written through: the old file may be a hard link that other copies of the distribution share.
        Files.copy(jar, old, StandardCopyOption.REPLACE_EXISTING);
        // Keycloak compares the times of provider jars with those of its build, and complains.
        Files.setLastModifiedTime(old, time);
        return build;
    }
}
