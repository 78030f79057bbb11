package io.github.keycloakwecom.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RealWecomTest {

    private static final Map<String, String> ALL =
            Map.of("WECOM_CORP_ID", "ww1", "WECOM_SECRET", "hush", "WECOM_AGENT_ID", "1000002");

    @Test
    void noVariableMeansStandIn() {
        assertThat(RealWecom.from(Map.of("PATH", "/bin"))).isEmpty();
    }

    @Test
    void allVariablesMeanTheRealOne() {
        assertThat(RealWecom.from(ALL).orElseThrow().provider())
                .containsOnly(
                        Map.entry("clientId", "ww1"),
                        Map.entry("clientSecret", "hush"),
                        Map.entry("agentId", "1000002"));
    }

    @Test
    void someVariablesAreRefusedAndTheMissingOnesNamed() {
        Map<String, String> some = Map.of("WECOM_SECRET", "hush", "WECOM_CORP_ID", " ");
        assertThatThrownBy(() -> RealWecom.from(some))
                .hasMessageEndingWith("Missing: WECOM_CORP_ID, WECOM_AGENT_ID")
                .hasMessageNotContaining("hush");
    }

    @Test
    void secretIsNotPrinted() {
        assertThat(RealWecom.from(ALL).orElseThrow().toString()).contains("ww1").doesNotContain("hush");
    }
}
