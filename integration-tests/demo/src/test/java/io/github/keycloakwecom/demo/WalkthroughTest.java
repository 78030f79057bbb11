package io.github.keycloakwecom.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WalkthroughTest {

    private static final Map<String, String> ADDRESSES = Map.of(
            "keycloak",
            "K",
            "notes",
            "N",
            "code",
            "C",
            "wiki",
            "W",
            "payroll",
            "P",
            "admin",
            "admin",
            "password",
            "admin",
            "log",
            "L");

    @ParameterizedTest
    @CsvSource({"stand-in.txt, standIn|S", "wecom.txt, corpId|C|agentId|1|callbackDomain|D"})
    void everyPlaceIsFilled(String name, String own) {
        String[] words = own.split("\\|");
        Walkthrough text = Walkthrough.load(name).with(ADDRESSES);
        assertThat(text.text()).contains("{" + words[0] + "}");
        for (int i = 0; i < words.length; i += 2) {
            text = text.with(Map.of(words[i], words[i + 1]));
        }
        assertThat(text.text()).doesNotContain("{").doesNotContain("}");
    }
}
