package io.github.keycloakwecom.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.it.bed.RealmChanges;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Settings that are saved although they are less safe than they look: the log says so, once for each time. */
@ExtendWith(TestBedExtension.class)
class SettingsWarningsIT {

    private RealmChanges changes;

    @BeforeEach
    void begin(TestBed bed) {
        changes = bed.changes();
    }

    @Test
    void plainHttpAndASecondCompany_areWarnedOf(TestBed bed) {
        bed.changeProvider("nameFormat", "whole");
        assertThat(warnings(bed))
                .singleElement()
                .asString()
                .contains("'wecom'", "'acme'", "read and forge", "'wecom-other'");
        assertThat(bed.provider().getConfig()).containsEntry("nameFormat", "whole");
    }

    @Test
    void disabledSecondCompany_isNotWarnedOf(TestBed bed) {
        changes.otherProvider(other -> other.setEnabled(false));
        bed.log().startHere();
        bed.changeProvider("nameFormat", "whole");
        assertThat(warnings(bed)).singleElement().asString().doesNotContain("wecom-other");
    }

    @Test
    void applicationsWithoutTheRequiredAction_areWarnedOf(TestBed bed) {
        bed.changeProvider("kcTheme-clients", "sample-app");
        assertThat(warnings(bed)).singleElement().asString().contains("required action wecom-client-access");
        changes.flows().clientAccess();
        bed.log().startHere();
        bed.changeProvider("kcTheme-clients", "sample-app");
        assertThat(warnings(bed)).singleElement().asString().doesNotContain("required action");
    }

    private static List<String> warnings(TestBed bed) {
        return bed.log().warnings("SettingsWarnings");
    }
}
