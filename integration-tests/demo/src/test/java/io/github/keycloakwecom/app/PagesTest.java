package io.github.keycloakwecom.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PagesTest {

    private final Pages pages = new Pages("Acme Notes");

    @Test
    void allLanguagesHaveTheSameTexts() throws Exception {
        Properties english = properties(Language.ENGLISH);

        assertThat(english).isNotEmpty();
        for (Language language : Language.values()) {
            assertThat(properties(language).stringPropertyNames())
                    .as(language.name())
                    .isEqualTo(english.stringPropertyNames());
        }
    }

    @ParameterizedTest
    @EnumSource(LoginProblem.class)
    void everyProblemHasItsTexts(LoginProblem problem) {
        for (Language language : Language.values()) {
            Texts texts = new Texts(language);
            assertThat(texts.text("problem." + problem.key() + ".title")).isNotBlank();
            assertThat(texts.text("problem." + problem.key() + ".text")).isNotBlank();
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void noHoleOfATemplateIsLeftOpen(Language language) {
        Person person = new Person(Map.of("name", "{{action.home}}"), new PlainJWT(new JWTClaimsSet.Builder().build()));

        assertThat(pages.landing(language)).doesNotContain("{{");
        assertThat(pages.notice(language, "not-found")).doesNotContain("{{");
        assertThat(pages.notice(language, "forbidden")).doesNotContain("{{");
        assertThat(pages.problem(language, LoginFailedException.refused("x"))).doesNotContain("{{");
        // A person's name that looks like a hole stays as it is.
        assertThat(pages.welcome(language, person)).contains("{{action.home}}");
    }

    @Test
    void claimsOfWecomHaveALabelHoweverTheyAreSpelt() {
        var person = new Person(
                Map.of("wecom_userid", "a", "wecom", Map.of("corpid", "b"), "wecomics", "c"),
                new PlainJWT(new JWTClaimsSet.Builder().build()));

        String page = pages.welcome(Language.ENGLISH, person);

        assertThat(page).contains("WeCom user ID", "WeCom company").doesNotContain("wecomics");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh-CN,zh;q=0.9 | CHINESE",
                "zh-TW | CHINESE",
                "fr,zh;q=0.5,en;q=0.4 | CHINESE",
                "en-GB,zh;q=0.5 | ENGLISH",
                "fr | ENGLISH",
                "'' | ENGLISH",
                ";;q=x | ENGLISH"
            })
    void theLanguageIsTheBestOneAskedFor(String header, Language expected) {
        assertThat(Language.of(header)).isEqualTo(expected);
    }

    @Test
    void escapesAllThatHtmlKnows() {
        assertThat(Html.escape("<a href=\"x\" id='y'>&amp;</a>"))
                .isEqualTo("&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;");
        assertThat(Arrays.asList(Html.escape(""), Html.escape("张三"))).containsExactly("", "张三");
    }

    private static Properties properties(Language language) throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(Resource.text("texts_" + language.code() + ".properties")));
        return properties;
    }
}
