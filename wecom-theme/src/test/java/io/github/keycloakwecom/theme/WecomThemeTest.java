package io.github.keycloakwecom.theme;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The theme's files name each other by plain strings, and Keycloak passes over a name that leads nowhere without a
 * word: these tests follow every such name. The parent theme of the same Keycloak version is on the class path.
 */
class WecomThemeTest {

    private static final String THEME = "theme/wecom/login/";
    private static final String PARENT = "theme/keycloak.v2/login/";
    private static final Pattern CSS_URL = Pattern.compile("url\\(\"([^\"]*)\"\\)");
    private static final Pattern ANY_URL = Pattern.compile("url\\(");

    @Test
    void everyRegisteredThemeTypeHasItsProperties() throws IOException {
        List<String> found = new ArrayList<>();
        try (InputStream file = open("META-INF/keycloak-themes.json", true)) {
            for (JsonNode theme : new ObjectMapper().readTree(file).required("themes")) {
                for (JsonNode type : theme.required("types")) {
                    String folder = theme.required("name").asText() + "/" + type.asText();
                    assertThat(properties("theme/" + folder + "/")).containsKey("parent");
                    found.add(folder);
                }
            }
        }
        assertThat(found).containsExactly("wecom/login");
    }

    @Test
    void standsOnTheCurrentLoginThemeAndKeepsItsStyles() throws IOException {
        assertThat(properties(THEME)).containsEntry("parent", "keycloak.v2").doesNotContainKey("styles");
    }

    /** Our copy without what is ours is Keycloak's: a change there has to be taken over here. */
    @Test
    void theListOfProvidersIsKeycloaksButForTheMarkedLines() throws IOException {
        String own = text("social-providers.ftl")
                .replaceAll("(?s)^<#--.*?-->\\n", "")
                .replaceAll("(?s)<#-- wecom: begin -->.*?<#-- wecom: end -->\\n", "")
                .replace("ownFirst(social.providers)", "social.providers")
                .replace("named(p)", "p.displayName");
        try (InputStream original = open(PARENT + "social-providers.ftl", false)) {
            assertThat(own).isEqualTo(new String(original.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void theStyleSheetIsNamedInTheList() throws IOException {
        assertThat(text("social-providers.ftl")).contains("href=\"${url.resourcesPath}/css/wecom.css\"");
    }

    @Test
    void everyPictureOfTheStyleSheetExistsInsideTheTheme() throws IOException {
        String css = text("resources/css/wecom.css");
        List<String> pictures =
                CSS_URL.matcher(css).results().map(match -> match.group(1)).toList();

        assertThat(pictures).hasSameSizeAs(ANY_URL.matcher(css).results().toList());
        assertThat(pictures).contains("../img/wecom.svg", "../img/wecom-dark.svg");
        for (String picture : pictures) {
            String path = Path.of("resources", "css")
                    .resolve(picture)
                    .normalize()
                    .toString()
                    .replace('\\', '/');
            assertThat(text(path)).startsWith("<svg ").doesNotContain("<script", "href=", "<style", "url(http");
        }
    }

    @Test
    void theStyleSheetDrawsTheClassOfTheProviderButton() throws IOException {
        Properties own = properties(THEME);
        List<String> buttons = own.stringPropertyNames().stream()
                .filter(key -> key.startsWith("kcLogoIdP-"))
                .toList();

        assertThat(buttons).containsExactly("kcLogoIdP-wecom");
        assertThat(text("resources/css/wecom.css")).contains("." + own.getProperty("kcLogoIdP-wecom") + "::before");
    }

    @Test
    void theStyleSheetUsesClassesAndVariablesOfTheParent() throws IOException {
        String css = text("resources/css/wecom.css");

        assertThat(css).contains("." + properties(PARENT).getProperty("kcDarkModeClass") + " ");
        try (InputStream macro = open(PARENT + "social-providers.ftl", false)) {
            String template = new String(macro.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(template).contains("id=\"kc-social-providers\"", "<span class=\"${p.iconClasses!}\">");
        }
        List<String> variables = Pattern.compile("var\\((--[^)]*)\\)")
                .matcher(css)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(variables).isNotEmpty().allMatch(name -> name.startsWith("--pf-v5-global--"));
    }

    private static Properties properties(String folder) throws IOException {
        Properties properties = new Properties();
        try (InputStream file = open(folder + "theme.properties", folder.equals(THEME))) {
            properties.load(file);
        }
        return properties;
    }

    private static String text(String path) throws IOException {
        try (InputStream file = open(THEME + path, true)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Opens a file of the class path; {@code own} asks that it comes from this module and not from Keycloak's jar. */
    private static InputStream open(String path, boolean own) throws IOException {
        List<URL> found = Collections.list(WecomThemeTest.class.getClassLoader().getResources(path));
        return found.stream()
                .filter(url -> url.getProtocol().equals("file") == own)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no file " + path))
                .openStream();
    }
}
