package io.github.keycloakwecom.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WecomChangelogTest {

    private static final Pattern NAME =
            Pattern.compile("(?:tableName|constraintName|indexName|column name)=\"([^\"]*)\"");

    @Test
    void names_fitEveryDatabase() throws Exception {
        String changelog = Files.readString(Path.of("src/main/resources", WecomJpaEntityProvider.CHANGELOG));
        List<String> names =
                NAME.matcher(changelog).results().map(name -> name.group(1)).toList();
        assertThat(names).contains("WECOM_SUITE_TICKET").allSatisfy(name -> assertThat(name)
                .matches("[A-Z][A-Z_]{1,29}"));
    }

    /**
     * The id is part of the name of Liquibase's table. With another id, Liquibase would run all changes a second time.
     */
    @Test
    void idOfTheFactory_staysAsItIs() {
        assertThat(new WecomJpaEntityProviderFactory().getId()).isEqualTo("wecom");
        assertThat(new WecomJpaEntityProvider().getFactoryId()).isEqualTo("wecom");
        assertThat(new WecomJpaEntityProvider().getEntities()).isEmpty();
    }
}
