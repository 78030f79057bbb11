package io.github.keycloakwecom.mapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.provider.ProviderConfigProperty;

/** Ids and keys of the mappers never change, because realms store them. */
class MappersTest {

    private static final List<WecomMapper> ALL = List.of(
            new WecomUserAttributeMapper(), new WecomDepartmentGroupMapper(), new WecomUsernameTemplateMapper());

    @Test
    void idsAndKeys_areWhatRealmsHaveStored() {
        assertThat(ALL)
                .extracting(mapper -> mapper.getId() + ": "
                        + String.join(
                                " ",
                                mapper.getConfigProperties().stream()
                                        .map(ProviderConfigProperty::getName)
                                        .toList()))
                .containsExactly(
                        "wecom-user-attribute-mapper: wecomField userAttribute",
                        "wecom-department-group-mapper: departments groupsParent",
                        "wecom-username-template-mapper: template");
        assertThat(ALL).allSatisfy(mapper -> assertThat(mapper.getCompatibleProviders())
                .containsExactly("wecom"));
    }

    @ParameterizedTest
    @EnumSource
    void everySyncMode_isSupported(IdentityProviderSyncMode mode) {
        assertThat(ALL).allMatch(mapper -> mapper.supportsSyncMode(mode));
    }

    /** "{@code username} is never written." Keycloak has separate setters for name and mail. */
    @ParameterizedTest
    @CsvSource({
        // User attribute, field, a mapper writes it, it is the mail, it is an attribute
        "firstName,     firstName,     true,  false, false",
        "FIRSTNAME,     firstName,     true,  false, false",
        "lastName,      lastName,      true,  false, false",
        "email,         email,         true,  true,  false",
        "eMail,         email,         true,  true,  false",
        "username,      username,      false, false, false",
        "userName,      username,      false, false, false",
        "'',            '',            false, false, false",
        "emailVerified, emailVerified, true,  false, true",
        "badge,         badge,         true,  false, true",
        "wecom.corpid,  wecom.corpid,  true,  false, true"
    })
    void userAttribute_standsForAFieldOfTheAccount(
            String attribute, String name, boolean writable, boolean mail, boolean isAttribute) {
        AccountField field = AccountField.of(attribute);
        assertThat(field.name()).isEqualTo(name);
        assertThat(field.isWritable()).isEqualTo(writable);
        assertThat(field.isMail()).isEqualTo(mail);
        assertThat(field.isAttribute()).isEqualTo(isAttribute);
    }
}
