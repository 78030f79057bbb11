package io.github.keycloakwecom.mapper;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.testing.Stub;
import io.github.keycloakwecom.testing.TestRealm;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;

/** What realms and the console know of the mappers: ids and keys stay for ever. */
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

    /** "{@code username} is never written." Name and mail have setters of their own in Keycloak. */
    @ParameterizedTest
    @CsvSource({
        // User attribute: part of the account
        "firstName,     FIRST_NAME",
        "FIRSTNAME,     FIRST_NAME",
        "lastName,      LAST_NAME",
        "email,         EMAIL",
        "eMail,         EMAIL",
        "username,      NOWHERE",
        "userName,      NOWHERE",
        "'',            NOWHERE",
        "emailVerified, ATTRIBUTE",
        "badge,         ATTRIBUTE",
        "wecom.corpid,  ATTRIBUTE"
    })
    void userAttribute_standsForAPartOfTheAccount(String attribute, AccountField field) {
        assertThat(AccountField.of(attribute)).isEqualTo(field);
    }

    @ParameterizedTest
    @EnumSource
    void firstValue_isTheNameOrMailAndTheListTheAttribute(AccountField field) {
        BrokeredIdentityContext identity = new BrokeredIdentityContext("li", TestRealm.wecom("wecom"));
        field.write(identity, "badge", List.of("one", "two"));
        assertThat(identity.getFirstName()).isEqualTo(field == AccountField.FIRST_NAME ? "one" : null);
        assertThat(identity.getLastName()).isEqualTo(field == AccountField.LAST_NAME ? "one" : null);
        assertThat(identity.getEmail()).isEqualTo(field == AccountField.EMAIL ? "one" : null);
        assertThat(identity.getUsername()).isNull();
        assertThat(identity.getAttributes().get("badge"))
                .isEqualTo(field == AccountField.ATTRIBUTE ? List.of("one", "two") : null);
    }

    /** An unchanged attribute is not written: a write of it reaches the database, or the directory of the account. */
    @ParameterizedTest
    @CsvSource({"one|two, 0", "two|one, 1", "one, 1", "'', 1"})
    void attribute_isWrittenWhenItDiffers(String stored, int writes) {
        List<Object> written = new ArrayList<>();
        UserModel account = Stub.of(UserModel.class)
                .answers("getAttributeStream", any -> List.of(stored.split("\\|")).stream())
                .answers("setAttribute", args -> written.add(args[1]))
                .make();
        AccountField.ATTRIBUTE.write(account, "badge", List.of("one", "two"));
        assertThat(written).hasSize(writes);
    }
}
