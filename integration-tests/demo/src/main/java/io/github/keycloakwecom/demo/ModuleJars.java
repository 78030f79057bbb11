package io.github.keycloakwecom.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/** The provider jars that Maven makes in the checkout, and which of them are new since the last look. */
final class ModuleJars {

    private static final List<String> MODULES = List.of("wecom-idp", "wecom-theme");

    private final Path checkout;

    /** What servers have, by module. */
    private final Map<String, Stamp> taken = new HashMap<>();

    /** What was there at the last look, by module. */
    private final Map<String, Stamp> seen = new HashMap<>();

    /** From now on: what is there counts as taken. */
    ModuleJars(Path checkout) throws IOException {
        this.checkout = checkout;
        for (String module : MODULES) {
            newest(module).ifPresent(stamp -> taken.put(module, stamp));
        }
    }

    private record Stamp(Path jar, FileTime time, long size) {

        static Stamp of(Path jar) throws IOException {
            return new Stamp(jar, Files.getLastModifiedTime(jar), Files.size(jar));
        }
    }

    /**
     * The new jars, by their names in Keycloak's folder {@code providers}. A jar counts only when two looks see the
     * same file and it opens, because Maven may still be writing it.
     */
    Map<String, Path> changed() throws IOException {
        Map<String, Path> changed = new HashMap<>();
        for (String module : MODULES) {
            Optional<Stamp> now = newest(module);
            Stamp before = now.isPresent() ? seen.put(module, now.get()) : seen.remove(module);
            if (now.isPresent()
                    && now.get().equals(before)
                    && !now.get().equals(taken.get(module))
                    && opens(now.get().jar())) {
                taken.put(module, now.get());
                changed.put(module + ".jar", now.get().jar());
            }
        }
        return changed;
    }

    private Optional<Stamp> newest(String module) throws IOException {
        Path target = checkout.resolve(module).resolve("target");
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        Stamp newest = null;
        try (Stream<Path> files = Files.list(target)) {
            for (Path jar : files.filter(file -> isJarOf(module, file)).toList()) {
                Stamp stamp = Stamp.of(jar);
                newest = newest == null || stamp.time().compareTo(newest.time()) > 0 ? stamp : newest;
            }
        }
        return Optional.ofNullable(newest);
    }

    private static boolean isJarOf(String module, Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(module + "-")
                && name.endsWith(".jar")
                && !name.matches(".*-(sources|javadoc|tests)\\.jar");
    }

    private static boolean opens(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.size() > 0;
        } catch (ZipException e) {
            return false;
        }
    }
}
