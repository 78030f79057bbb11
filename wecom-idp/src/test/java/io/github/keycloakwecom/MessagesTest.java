package io.github.keycloakwecom;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.broker.WecomIdentityProviderFactory;
import io.github.keycloakwecom.browser.WecomBrowserAuthenticatorFactory;
import io.github.keycloakwecom.firstlogin.CreateOrLinkAuthenticatorFactory;
import io.github.keycloakwecom.page.LoginProblem;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.broker.provider.IdentityProviderMapper;
import org.keycloak.provider.ConfiguredProvider;
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

    /** Every provider with a form: the identity provider, its mappers, and the steps of flows. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "zh_CN", "zh_TW"})
    void everyFieldOfEveryFormHasALabelAndAHelpText(String locale) throws Exception {
        Properties texts = messages(locale);
        List<ProviderConfigProperty> fields = new ArrayList<>();
        for (Object provider : providers()) {
            fields.addAll(fieldsOf(provider));
        }
        assertThat(fields)
                .extracting(ProviderConfigProperty::getName)
                .contains("agentId", "wecomField", "departments", "template", "linkSilently", "notForClients");
        assertThat(fields).allSatisfy(field -> {
            assertThat(texts).containsKeys(field.getLabel(), field.getHelpText());
            assertThat(texts.getProperty(field.getHelpText()))
                    .as(field.getHelpText())
                    .containsPattern(locale.equals("en") ? "[a-z]+ [a-z]+" : "\\p{IsHan}{4}");
        });
    }

    private static List<ProviderConfigProperty> fieldsOf(Object provider) {
        return provider instanceof ConfiguredProvider configured
                ? configured.getConfigProperties()
                : provider instanceof WecomIdentityProviderFactory factory ? factory.getConfigProperties() : List.of();
    }

    private static List<Object> providers() throws Exception {
        List<Object> providers = new ArrayList<>();
        for (Path file : list(Path.of("target/classes/META-INF/services"))) {
            for (String name : Files.readAllLines(file)) {
                providers.add(Class.forName(name).getConstructor().newInstance());
            }
        }
        return providers;
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** The console does not translate options, so the help text must explain them. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "zh_CN", "zh_TW"})
    void theHelpTextOfAListExplainsEveryOption(String locale) throws IOException {
        Properties texts = messages(locale);
        List<ProviderConfigProperty> lists = Stream.concat(
                        Stream.of(new WecomIdentityProviderFactory().getConfigProperties()),
                        mappers().stream().map(IdentityProviderMapper::getConfigProperties))
                .flatMap(List::stream)
                .filter(field -> ProviderConfigProperty.LIST_TYPE.equals(field.getType()))
                .toList();
        assertThat(lists).hasSizeGreaterThan(4).allSatisfy(field -> assertThat(texts.getProperty(field.getHelpText()))
                .matches(help ->
                        field.getOptions().stream().allMatch(option -> help.matches(".*\\b" + option + "[:：].*"))));
    }

    /** The console does not translate them, as for mappers. */
    @Test
    void whatAStepSaysOfItselfIsTextInBothLanguages() {
        assertThat(List.of(new CreateOrLinkAuthenticatorFactory(), new WecomBrowserAuthenticatorFactory()))
                .allSatisfy(step -> assertThat(List.of(step.getDisplayType(), step.getHelpText()))
                        .allSatisfy(text -> assertThat(text)
                                .containsPattern("[A-Za-z]+ [a-z]+")
                                .containsPattern("\\p{IsHan}")))
                .allSatisfy(step -> assertThat(step.getDisplayType().replaceAll("\\p{IsHan}", "  "))
                        .as("what fits into the title of the dialog, where a Chinese character has twice the width")
                        .hasSizeLessThanOrEqualTo(38));
    }

    /** The console does not translate them, so a message key would be shown as it is. */
    @Test
    void whatAMapperSaysOfItselfIsTextInBothLanguages() {
        assertThat(mappers()).hasSize(3).allSatisfy(mapper -> assertThat(
                        List.of(mapper.getDisplayType(), mapper.getHelpText()))
                .allSatisfy(text ->
                        assertThat(text).containsPattern("[A-Za-z]+ [a-z]+").containsPattern("\\p{IsHan}")));
    }

    private static List<IdentityProviderMapper> mappers() {
        // Filtered by type before an instance is made: Keycloak's own mappers are on the path too, and some
        // need missing jars.
        return ServiceLoader.load(IdentityProviderMapper.class).stream()
                .filter(mapper -> mapper.type().getName().startsWith("io.github.keycloakwecom."))
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    static List<Path> templates() throws IOException {
        return list(RESOURCES.resolve("templates"));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyKeyThatATemplateNamesExistsAndNothingIsInline(Path file) throws IOException {
        String template = Files.readString(file);
        assertThat(Pattern.compile("msg\\(\"(wecom\\.[A-Za-z.]+[A-Za-z])\"[,)]")
                        .matcher(template)
                        .results()
                        .map(found -> found.group(1)))
                .isNotEmpty()
                // Only an administrator can write this text.
                .filteredOn(key -> !key.equals("wecom.contact"))
                .allSatisfy(key -> assertThat(messages("en")).containsKey(key));
        assertThat(Pattern.compile("\\son[a-z]+=|style=|<style|<script(?![^>]* src=)")
                        .matcher(template)
                        .results()
                        .map(MatchResult::group))
                .as("inline script or style")
                .isEmpty();
    }

    /** The template of notices makes message keys from names, so this test reads the names from the code. */
    @Test
    void everyNoticeAndEveryWayOnHasItsTexts() throws IOException {
        List<String> keys = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String code = Files.readString(file);
                named("(?:new Notice|[^.\\w]notice)\\(\\s*\"([a-z-]+)\"", code)
                        .forEach(id ->
                                keys.addAll(List.of("wecom.notice." + id + ".title", "wecom.notice." + id + ".text")));
                named("\\.(?:way|button)\\(\\s*\"(\\w+)\"", code).forEach(way -> keys.add("wecom.notice.way." + way));
            }
        }
        assertThat(keys)
                .contains(
                        "wecom.notice.no-such-application.title",
                        "wecom.notice.mail-ask.text",
                        "wecom.notice.way.portal",
                        "wecom.notice.way.shareMail")
                .allSatisfy(key -> assertThat(messages("en")).containsKey(key));
        assertThat(messages("en").stringPropertyNames())
                .filteredOn(key -> key.matches("wecom\\.notice\\..*\\.(title|text)"))
                .as("a text that no page shows")
                .allSatisfy(key -> assertThat(keys).contains(key));
    }

    private static List<String> named(String pattern, String code) {
        return Pattern.compile(pattern)
                .matcher(code)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** The panel's script finds its texts by name. With a missing name, the person would see no text. */
    @Test
    void everyTextThatThePanelSaysExists() throws IOException {
        String template = Files.readString(RESOURCES.resolve("templates/wecom-panel.ftl"));
        List<String> listed = Pattern.compile("\"([a-z0-9-]+)\"")
                .matcher(template.lines()
                        .filter(line -> line.contains("<#list ["))
                        .findFirst()
                        .orElseThrow())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(listed).contains("31020").allSatisfy(text -> assertThat(messages("en"))
                .containsKey("wecom.panel." + text));
        String script = Files.readString(RESOURCES.resolve("resources/wecom/panel.js"));
        assertThat(Pattern.compile("(?:say|interrupt)\\(\"([a-z-]+)\"")
                        .matcher(script)
                        .results()
                        .map(found -> found.group(1)))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(listed).contains(text));
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
