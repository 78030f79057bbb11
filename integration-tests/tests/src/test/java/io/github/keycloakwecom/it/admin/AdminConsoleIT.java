package io.github.keycloakwecom.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import io.github.keycloakwecom.it.console.ConsoleTexts;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an administrator reads: each label and help text of our form exists in the texts that the console loads. */
@Tag("smoke")
@ExtendWith(TestBedExtension.class)
class AdminConsoleIT {

    @ParameterizedTest
    @CsvSource({"en, Name format", "zh-CN, 姓名格式", "zh-TW, 姓名格式"})
    void theFormSpeaksTheLanguageOfTheAdministrator(String locale, String label, TestBed bed) {
        Map<String, String> texts = ConsoleTexts.load(bed.keycloak().url(), "acme", locale);
        assertThat(texts).containsEntry("wecom.nameFormat.label", label);
        // That every field has its keys in every language is a unit test's work; here they only have to arrive.
        assertThat(texts).containsKeys("wecom.agentId.label", "wecom.agentId.help", "wecom.inAppScope.help");
    }
}
