package io.github.keycloakwecom.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.keycloak.provider.ProviderConfigProperty;

/** The form of the console and the table of docs/configuration.md say the same: keys, labels, types, defaults. */
class WecomConfigPropertiesTest {

    private static final Path DOCS = Path.of("../docs/configuration.md");

    /** A row of the table; marks of code are left out. */
    private record Row(String label, String key, String type, String byDefault) {}

    @Test
    void table_namesEveryFieldOfTheFormOnce() throws IOException {
        List<String> keys = new ArrayList<>(List.of("clientId", "clientSecret"));
        WecomConfigProperties.all().stream()
                .map(ProviderConfigProperty::getName)
                .filter(name -> !name.equals("guide"))
                .forEach(keys::add);
        assertThat(rows()).extracting(Row::key).containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void rowOfTheTable_isTheFieldOfTheForm() throws IOException {
        ConsoleTexts english = new ConsoleTexts(Locale.ENGLISH);
        Map<String, Row> rows = rows().stream().collect(Collectors.toMap(Row::key, Function.identity()));
        for (ProviderConfigProperty field : WecomConfigProperties.all()) {
            if (field.getName().equals("guide")) {
                continue;
            }
            Row row = rows.get(field.getName());
            assertThat(row.label()).isEqualTo(english.text(field.getLabel()));
            assertThat(row.byDefault()).as(field.getName()).isEqualTo(byDefault(field));
            assertThat(row.type()).as(field.getName()).isEqualTo(type(field));
        }
    }

    private static String byDefault(ProviderConfigProperty field) {
        if (field.isRequired()) {
            return "required";
        }
        if (field.getDefaultValue() == null) {
            return field.getName().equals("kcTheme-clients") ? "all" : "none";
        }
        return field.getDefaultValue().equals(true)
                ? "on"
                : field.getDefaultValue().toString();
    }

    private static String type(ProviderConfigProperty field) {
        return switch (field.getType()) {
            case ProviderConfigProperty.LIST_TYPE -> String.join(", ", field.getOptions());
            case ProviderConfigProperty.BOOLEAN_TYPE -> "on/off";
            case ProviderConfigProperty.MULTIVALUED_STRING_TYPE -> "client ids, ## between";
            default ->
                field.getName().endsWith("Url") ? "address" : field.getName().equals("agentId") ? "digits" : "text";
        };
    }

    /** The console shows a field of this type as read-only text. All other fields must be editable. */
    @Test
    void guide_isTheOnlyLineOfText() {
        assertThat(WecomConfigProperties.all())
                .filteredOn(field -> field.getType().equals(ProviderConfigProperty.URL_TYPE))
                .extracting(ProviderConfigProperty::getName)
                .containsExactly("guide");
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        boolean inTable = false;
        for (String line : Files.readAllLines(DOCS)) {
            if (line.startsWith("| label | key | type | default |")) {
                inTable = true;
            } else if (inTable && line.isEmpty()) {
                return rows;
            } else if (inTable && !line.startsWith("|---")) {
                List<String> cells = Arrays.stream(line.split(" ?\\| ?"))
                        .map(cell -> cell.replace("`", "").strip())
                        .toList();
                rows.add(new Row(cells.get(1), cells.get(2), cells.get(3), cells.get(4)));
            }
        }
        throw new AssertionError("no table of settings in " + DOCS);
    }
}
