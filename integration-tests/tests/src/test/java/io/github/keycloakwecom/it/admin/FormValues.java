package io.github.keycloakwecom.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.representations.idm.ConfigPropertyRepresentation;

/** What an administrator enters into the forms. A setting that is not named here fails the test that meets it. */
final class FormValues {

    /** For each setting something that is not its default. */
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("agentId", "1000077"),
            Map.entry("kcTheme-panel", "button"),
            Map.entry("kcTheme-clients", "gitlab##wiki"),
            Map.entry("verifyMembership", "false"),
            Map.entry("inAppScope", "when-missing"),
            Map.entry("nameFormat", "chinese-split"),
            Map.entry("emailTemplate", "${userid}@corp.example"),
            Map.entry("apiBaseUrl", "https://wecom.corp.example/api"),
            Map.entry("webLoginUrl", "https://wecom.corp.example/qr"),
            Map.entry("inAppUrl", "https://wecom.corp.example/oauth2"),
            Map.entry("identityApi", "legacy"),
            Map.entry("wecomField", "extattr:工号"),
            Map.entry("userAttribute", "costCentre"),
            Map.entry("departments", "main"),
            Map.entry("groupsParent", "/研发"),
            Map.entry("template", "gov.${userid}"),
            Map.entry("identityProvider", "wecom"),
            Map.entry("notForClients", "gitlab##wiki"),
            Map.entry("linkSilently", "true"));

    /** A line to read, in which nothing can be entered. */
    static final String GUIDE = "guide";

    private FormValues() {}

    static Map<String, String> expected(List<ConfigPropertyRepresentation> properties) {
        return properties.stream()
                .filter(property -> !isText(property))
                .collect(Collectors.toMap(ConfigPropertyRepresentation::getName, FormValues::of));
    }

    static boolean isText(ConfigPropertyRepresentation property) {
        return property.getName().equals(GUIDE);
    }

    static String of(ConfigPropertyRepresentation property) {
        assertThat(VALUES).as("a value to try").containsKey(property.getName());
        return VALUES.get(property.getName());
    }
}
