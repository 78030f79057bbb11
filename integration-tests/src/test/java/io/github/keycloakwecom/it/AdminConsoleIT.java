package io.github.keycloakwecom.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
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
    void theFormSpeaksTheLanguageOfTheAdministrator(String locale, String label, TestBed bed)
            throws IOException, InterruptedException {
        Map<String, String> texts = texts(bed, locale);
        assertThat(texts).containsEntry("wecom.nameFormat.label", label);
        // That every field has its keys in every language is a unit test's work; here they only have to arrive.
        assertThat(texts).containsKeys("wecom.agentId.label", "wecom.agentId.help", "wecom.inAppScope.help");
    }

    private static Map<String, String> texts(TestBed bed, String locale) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(bed.keycloak().url() + "/resources/acme/admin/" + locale))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        Map<String, String> texts = new HashMap<>();
        for (JsonNode text : new ObjectMapper().readTree(answer.body())) {
            texts.put(text.path("key").asText(), text.path("value").asText());
        }
        return texts;
    }
}
