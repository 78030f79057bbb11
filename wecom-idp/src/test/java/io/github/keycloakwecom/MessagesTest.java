package io.github.keycloakwecom;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.broker.LoginProblem;
import io.github.keycloakwecom.broker.WecomIdentityProviderFactory;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.broker.provider.IdentityProviderMapper;
import org.keycloak.provider.ProviderConfigProperty;

class MessagesTest {

    private static final Path RESOURCES = Path.of("target/classes/theme-resources");

    @ParameterizedTest
    @ValueSource(strings = {"zh_CN", "zh_TW", "zh", "zh__#Hans", "zh__#Hant"})
    void everyLanguageHasExactlyTheEnglishKeys(String locale) throws IOException {
        assertThat(messages(locale).stringPropertyNames())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(messages("en").stringPropertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh_CN", "zh_TW"})
    void noTextIsEmptyOrHasAnApostropheThatMessageFormatWouldSwallow(String locale) throws IOException {
        messages(locale).forEach((key, text) -> assertThat((String) text)
                .as("%s in %s", key, locale)
                .isNotBlank()
                .doesNotContain("'"));
    }

    @Test
    void everyProblemHasATitleAndAText() throws IOException {
        Properties english = messages("en");
        for (LoginProblem problem : LoginProblem.values()) {
            assertThat(english).containsKeys("wecom.problem." + problem.id() + ".title");
            assertThat(english).containsKeys("wecom.problem." + problem.id() + ".text");
        }
    }

    @Test
    void everyFieldOfTheConsoleHasALabelAndAHelpText() throws IOException {
        Properties english = messages("en");
        assertThat(new WecomIdentityProviderFactory().getConfigProperties()).isNotEmpty();
        for (ProviderConfigProperty field : new WecomIdentityProviderFactory().getConfigProperties()) {
            assertThat(english).containsKeys(field.getLabel(), field.getHelpText());
        }
    }

    @Test
    void everyFieldOfAMapperHasALabelAndAHelpText() throws IOException {
        Properties english = messages("en");
        for (IdentityProviderMapper mapper : mappers()) {
            assertThat(mapper.getConfigProperties()).as(mapper.getId()).isNotEmpty();
            for (ProviderConfigProperty field : mapper.getConfigProperties()) {
                assertThat(english).containsKeys(field.getLabel(), field.getHelpText());
            }
        }
    }

    /** The console prints them untranslated: a key would be shown as a key. */
    @Test
    void whatAMapperSaysOfItselfIsTextInBothLanguages() {
        assertThat(mappers()).hasSize(3).allSatisfy(mapper -> assertThat(
                        List.of(mapper.getDisplayType(), mapper.getHelpText()))
                .allSatisfy(text ->
                        assertThat(text).containsPattern("[A-Za-z]+ [a-z]+").containsPattern("\\p{IsHan}")));
    }

    private static List<IdentityProviderMapper> mappers() {
        // Keycloak's own mappers are on the path too, and some need jars that are not: by type, before any is made.
        return ServiceLoader.load(IdentityProviderMapper.class).stream()
                .filter(mapper -> mapper.type().getName().startsWith("io.github.keycloakwecom."))
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    @Test
    void everyKeyThatTheTemplateNamesExists() throws IOException {
        String template = Files.readString(RESOURCES.resolve("templates/wecom-problem.ftl"));
        assertThat(Pattern.compile("msg\\(\"(wecom\\.[A-Za-z.]+[A-Za-z])\"\\)")
                        .matcher(template)
                        .results()
                        .map(found -> found.group(1)))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(messages("en")).containsKey(key));
        assertThat(Pattern.compile("\\son[a-z]+=|style=|<script")
                        .matcher(template)
                        .results()
                        .map(MatchResult::group))
                .as("inline script or style")
                .isEmpty();
    }

    private static Properties messages(String locale) throws IOException {
        Properties messages = new Properties();
        try (Reader file = Files.newBufferedReader(
                RESOURCES.resolve("messages/messages_" + locale + ".properties"), StandardCharsets.UTF_8)) {
            messages.load(file);
        }
        return messages;
    }
}
