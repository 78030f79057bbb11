package io.github.keycloakwecom.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledBrowserTest {

    @TempDir
    private Path folder;

    @Test
    void theOneWithoutWindowsThenTheOpenOneIsTakenWhereverItIsOnThePath() throws IOException {
        Path chrome = program("a", "google-chrome");
        Path chromium = program("b", "chromium");
        Path shell = program("c", "chromium-headless-shell");
        String path = chrome.getParent() + File.pathSeparator + chromium.getParent();

        assertThat(InstalledBrowser.find(Map.of("PATH", path)).orElseThrow().executable())
                .isEqualTo(chromium);
        Map<String, String> withShell = Map.of("PATH", path + File.pathSeparator + shell.getParent());
        assertThat(InstalledBrowser.find(withShell).orElseThrow().executable()).isEqualTo(shell);
    }

    @Test
    void folderOfThatNameIsNoBrowser() throws IOException {
        Files.createDirectories(folder.resolve("c").resolve("chromium"));
        Path chrome = program("d", "chrome");
        String path = folder.resolve("c") + File.pathSeparator + chrome.getParent();

        assertThat(InstalledBrowser.find(Map.of("PATH", path)).orElseThrow().executable())
                .isEqualTo(chrome);
    }

    @Test
    void namedOneWinsOrFails() throws IOException {
        Path named = program("e", "my-browser");
        assertThat(InstalledBrowser.find(Map.of("CHROMIUM", named.toString(), "PATH", ""))
                        .orElseThrow()
                        .executable())
                .isEqualTo(named);
        Map<String, String> wrong = Map.of("CHROMIUM", folder.resolve("absent").toString());
        assertThatThrownBy(() -> InstalledBrowser.find(wrong)).hasMessageContaining("CHROMIUM");
    }

    private Path program(String in, String name) throws IOException {
        Path file = Files.createDirectories(folder.resolve(in)).resolve(name);
        Files.writeString(file, "");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
