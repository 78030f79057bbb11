package io.github.keycloakwecom.it.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.it.bed.FlowChanges;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import io.github.keycloakwecom.it.console.FlowStepForm;
import io.github.keycloakwecom.it.console.MapperForm;
import io.github.keycloakwecom.it.console.PropertyFields;
import io.github.keycloakwecom.it.console.ProviderForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.ConfigPropertyRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;

/**
 * All forms of the provider in a real console. What an administrator enters is stored, and all texts are in the
 * language of the administrator. The server says which fields a form has; a field that is not named here fails the
 * test.
 */
@ExtendWith(TestBedExtension.class)
@Tag("distribution") // forms are the same in a container, and slow
class AdminFormsIT {

    private static final String REALM = "forms";

    private FormsRealm realm;

    @BeforeEach
    void openRealm(TestBed bed) {
        realm = new FormsRealm(bed, REALM);
    }

    @AfterEach
    void closeRealm() {
        realm.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void theProvider(String language, TestBed bed) {
        Administrator administrator = new Administrator(bed, REALM, language);
        List<ConfigPropertyRepresentation> properties = realm.providerProperties();

        ProviderForm form = administrator.console().addProvider();
        administrator.picture("provider-new");
        administrator.readsEverything(form.fields(), properties);
        form.fields().openHelp(administrator.text("wecom.apiBaseUrl.label"));
        administrator.picture("provider-help");
        form.enter("config.clientId", "wwSIM0000000003")
                .enter("config.clientSecret", "a secret that is entered by hand")
                .enter("config.agentId", "1000002");
        form.saveSuccessfully();

        ProviderForm again = administrator.console().provider("wecom");
        administrator.changesEverything(again.fields(), properties);
        again.saveSuccessfully();
        assertThat(realm.provider().toRepresentation().getConfig())
                .containsAllEntriesOf(FormValues.expected(properties))
                .containsEntry("clientId", "wwSIM0000000003")
                .as("what the console sends beside our settings")
                .doesNotContainKey(FormValues.GUIDE);

        PropertyFields stored = administrator.console().provider("wecom").fields();
        administrator.findsEverything(stored, properties);
        administrator.picture("provider-changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void whatIsWrongWithAProvider(String language, TestBed bed) {
        Administrator administrator = new Administrator(bed, REALM, language);
        ProviderForm form = administrator.console().addProvider();
        assertThat(form.save()).isDisabled();
        List<String> required = new ArrayList<>(ProviderForm.REQUIRED);
        realm.providerProperties().stream()
                .filter(ConfigPropertyRepresentation::isRequired)
                .forEach(property -> required.add("config." + property.getName()));
        assertThat(required).contains("config.agentId");
        required.forEach(field -> form.enter(field, "x").enter(field, ""));
        assertThat(form.complaints()).hasSameSizeAs(required).containsOnly(administrator.text("required"));
        assertThat(form.save()).isDisabled();
        administrator.picture("provider-empty");

        form.enter("alias", "wrong")
                .enter("config.clientId", "no corp id")
                .enter("config.clientSecret", " ")
                .enter("config.agentId", "app")
                .enter("config.apiBaseUrl", "qyapi.weixin.qq.com")
                .enter("config.inAppUrl", "javascript:alert(1)")
                .enter("config.emailTemplate", "me@corp.example");
        form.saveInVain();
        administrator.picture("provider-wrong");
        assertThat(form.refusal())
                .contains(List.of(
                        administrator.text("wecom.check.clientId"),
                        administrator.text("wecom.check.clientSecret"),
                        administrator.text("wecom.check.agentId"),
                        administrator
                                .text("wecom.check.address")
                                .replace("{0}", administrator.text("wecom.apiBaseUrl.label")),
                        administrator
                                .text("wecom.check.address")
                                .replace("{0}", administrator.text("wecom.inAppUrl.label")),
                        administrator.text("wecom.check.emailTemplate")));
        assertThat(realm.providers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void theMappers(String language, TestBed bed) {
        realm.addProvider();
        Administrator administrator = new Administrator(bed, REALM, language);
        Map<String, List<ConfigPropertyRepresentation>> mappers = realm.mapperProperties();
        assertThat(mappers)
                .containsKeys(
                        "wecom-user-attribute-mapper",
                        "wecom-department-group-mapper",
                        "wecom-username-template-mapper");
        mappers.forEach((type, properties) -> {
            MapperForm form = administrator.console().addMapper("wecom").type(type);
            administrator.readsEverything(form.fields(), properties);
            administrator.changesEverything(form.fields(), properties);
            String id = form.create(type);
            assertThat(realm.provider().getMapperById(id).getConfig())
                    .as(type)
                    .containsAllEntriesOf(FormValues.expected(properties))
                    .containsEntry("syncMode", "INHERIT");

            MapperForm again = administrator.console().mapper("wecom", id);
            administrator.findsEverything(again.fields(), properties);
            administrator.picture(type);
            again.save();
            assertThat(realm.provider().getMapperById(id).getConfig())
                    .containsAllEntriesOf(FormValues.expected(properties));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void theStepsOfFlows(String language, TestBed bed) {
        Administrator administrator = new Administrator(bed, REALM, language);
        Map.of("wecom-browser", FlowChanges.BROWSER, "wecom-create-or-link", FlowChanges.FIRST_LOGIN)
                .forEach((type, flow) -> {
                    List<ConfigPropertyRepresentation> properties = realm.flows()
                            .getAuthenticatorConfigDescription(type)
                            .getProperties();
                    FlowStepForm form = administrator
                            .settings(realm.id(flow), realm.step(flow, type))
                            .name(type);
                    administrator.readsEverything(form.fields(), properties);
                    administrator.changesEverything(form.fields(), properties);
                    form.save();
                    String id = realm.step(flow, type).getAuthenticationConfig();
                    assertThat(realm.flows().getAuthenticatorConfig(id).getConfig())
                            .as(type)
                            .containsAllEntriesOf(FormValues.expected(properties));

                    FlowStepForm again = administrator.settings(realm.id(flow), realm.step(flow, type));
                    administrator.findsEverything(again.fields(), properties);
                    administrator.picture(type);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void theRequiredAction(String language, TestBed bed) {
        Administrator administrator = new Administrator(bed, REALM, language);
        administrator.console().requiredActions().switchOn("WeCom: may use this application (应用访问权限)");
        administrator.picture("required-actions");
        RequiredActionProviderRepresentation action = realm.flows().getRequiredAction("wecom-client-access");
        assertThat(action.isEnabled()).isTrue();
        assertThat(action.isDefaultAction()).isFalse();
    }
}
