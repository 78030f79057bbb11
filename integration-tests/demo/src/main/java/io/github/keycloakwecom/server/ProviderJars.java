package io.github.keycloakwecom.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The jars that a server gets into its {@code providers} folder. An empty folder is refused: a Keycloak without the
 * product starts happily and would make every test that expects nothing pass.
 */
record ProviderJars(List<Path> files) {

    static ProviderJars in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("no folder of provider jars at " + folder);
        }
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> jars = all.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
            if (jars.isEmpty()) {
                throw new IOException("no provider jar in " + folder);
            }
            return new ProviderJars(jars);
        }
    }

    void copyTo(Path folder) throws IOException {
        for (Path jar : files) {
            Files.copy(jar, folder.resolve(jar.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /** Short hash over the names and bytes of the jars and over {@code more}: differs when a build with them would. */
    String fingerprint(List<String> more) throws IOException {
        MessageDigest digest = sha256();
        for (String text : more) {
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        for (Path jar : files) {
            digest.update(jar.getFileName().toString().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(Files.readAllBytes(jar));
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
