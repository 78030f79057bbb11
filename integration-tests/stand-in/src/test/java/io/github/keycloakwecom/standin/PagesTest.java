package io.github.keycloakwecom.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The index, the landing page, and the words. */
class PagesTest extends StandInFixture {
    @Test
    void indexShowsCompanyAndCallsWithSecretsShortened() {
        String token = client.token();
        client.call("user/get?access_token=" + token + "&userid=zhangsan");

        String page = client.get("/?lang=en").body();

        assertThat(page).contains("阿依古丽·买买提江", "1000003", "user/get", "userid=zhangsan");
        assertThat(page).doesNotContain(token);
        assertThat(page).contains("not WeCom");
    }

    @Test
    void nothingIsLoadedFromElsewhere() {
        String page = client.get("/").body() + client.get("/phone").body();

        assertThat(page).doesNotContain("src=\"http", "<script", "style=\"").contains("href=\"/standin/standin.css\"");
        assertThat(client.get("/standin/standin.css").body()).doesNotContain("url(", "@import");
    }

    @Test
    void landingPageShowsTheCodeEscaped() {
        String page = client.get("/standin/landing?code=%3Cb%3E&state=s").body();

        assertThat(page).contains("&lt;b&gt;", "auth/getuserinfo").doesNotContain("<b>&lt;", "<b><b>");
    }

    @Test
    void unknownPagesAre404() {
        assertThat(client.get("/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void bothLanguagesHaveAllWords() throws IOException {
        assertThat(words("zh")).containsExactlyInAnyOrderElementsOf(words("en"));
    }

    private static Set<String> words(String language) throws IOException {
        Properties words = new Properties();
        try (InputStream in = PagesTest.class.getResourceAsStream("/standin/texts_" + language + ".properties");
                InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        return words.stringPropertyNames();
    }
}
