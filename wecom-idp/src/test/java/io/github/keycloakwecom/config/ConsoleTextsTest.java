package io.github.keycloakwecom.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleTextsTest {

    private final Locale ofTheServer = Locale.getDefault();

    @BeforeEach
    void theServerSpeaksAThirdLanguage() {
        Locale.setDefault(Locale.TRADITIONAL_CHINESE);
    }

    @AfterEach
    void putItBack() {
        Locale.setDefault(ofTheServer);
    }

    @ParameterizedTest
    @CsvSource({
        "en, API base URL",
        "en-GB, API base URL",
        "de, API base URL",
        "zh, API 地址",
        "zh-CN, API 地址",
        "zh-Hans, API 地址",
        "zh-SG, API 地址",
        "zh-Hans-HK, API 地址",
        "zh-TW, API 網址",
        "zh-HK, API 網址",
        "zh-Hant, API 網址"
    })
    void theAdministratorsLanguageWhateverTheServersIs(String tag, String label) {
        assertThat(new ConsoleTexts(Locale.forLanguageTag(tag)).text("wecom.apiBaseUrl.label"))
                .isEqualTo(label);
    }

    @Test
    void withoutAnAdministrator_textsAreEnglish() {
        assertThat(ConsoleTexts.of(null).text("wecom.apiBaseUrl.label")).isEqualTo("API base URL");
    }

    @Test
    void sentencesFollowEachOtherAsTheLanguageWantsIt() {
        assertThat(new ConsoleTexts(Locale.ENGLISH).join(List.of("One.", "Two.")))
                .isEqualTo("One. Two.");
        assertThat(new ConsoleTexts(Locale.SIMPLIFIED_CHINESE).join(List.of("一。", "二。")))
                .isEqualTo("一。二。");
    }
}
