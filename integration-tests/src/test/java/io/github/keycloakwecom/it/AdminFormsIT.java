package io.github.keycloakwecom.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import io.github.keycloakwecom.it.console.AdminConsole;
import io.github.keycloakwecom.it.console.ConsoleTexts;
import io.github.keycloakwecom.it.console.FlowStepForm;
import io.github.keycloakwecom.it.console.MapperForm;
import io.github.keycloakwecom.it.console.PropertyFields;
import io.github.keycloakwecom.it.console.ProviderForm;
import io.github.keycloakwecom.server.RealmSettings;
import io.github.keycloakwecom.server.RunningKeycloak;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.admin.client.resource.AuthenticationManagementResource;
import org.keycloak.admin.client.resource.IdentityProviderResource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.AuthenticationExecutionInfoRepresentation;
import org.keycloak.representations.idm.ConfigPropertyRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;

/**
 * Every form of ours in a real console: what is entered is what is stored, and all of it can be read in the language of the
 * administrator. Which fields a form has is the provider's own word; one that is not named here fails the test.
 */
@ExtendWith(TestBedExtension.class)
class AdminFormsIT {

    private static final String REALM = "forms";

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
    private static final String GUIDE = "guide";

    private RealmResource realm;
    private RealmRepresentation master;

    @BeforeEach
    void aRealmToLookAfter(TestBed bed) {
        master = bed.keycloak().admin().realm("master").toRepresentation();
        RealmRepresentation inThreeLanguages =
                bed.keycloak().admin().realm("master").toRepresentation();
        inThreeLanguages.setInternationalizationEnabled(true);
        inThreeLanguages.setSupportedLocales(Set.of("en", "zh-CN", "zh-TW"));
        bed.keycloak().admin().realm("master").update(inThreeLanguages);

        RealmSettings settings = RealmSettings.acme().named(REALM);
        settings.tree().remove(List.of("clients", "identityProviders"));
        settings.tree().putArray("groups").addObject().put("name", "研发");
        realm = settings.create(bed.keycloak().admin());
    }

    @AfterEach
    void putEverythingBack(TestBed bed) {
        realm.remove();
        // What is not named stays as it is.
        master.setSupportedLocales(Set.of());
        bed.keycloak().admin().realm("master").update(master);
        assertThat(bed.keycloak().admin().realm("master").toRepresentation().isInternationalizationEnabled())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void theProvider(String language, TestBed bed) {
        Administrator somebody = new Administrator(bed, language);
        List<ConfigPropertyRepresentation> properties = ofProvider(bed);

        ProviderForm form = somebody.console().addProvider();
        somebody.picture("provider-new");
        somebody.readsEverything(form.fields(), properties);
        form.fields().openHelp(somebody.text("wecom.apiBaseUrl.label"));
        somebody.picture("provider-help");
        form.enter("config.clientId", "wwSIM0000000003")
                .enter("config.clientSecret", "a secret that is entered by hand")
                .enter("config.agentId", "1000002");
        form.saveSuccessfully();

        ProviderForm again = somebody.console().provider("wecom");
        somebody.changesEverything(again.fields(), properties);
        again.saveSuccessfully();
        assertThat(provider().toRepresentation().getConfig())
                .containsAllEntriesOf(expected(properties))
                .containsEntry("clientId", "wwSIM0000000003")
                .as("what the console sends beside our settings")
                .doesNotContainKey(GUIDE);

        PropertyFields stored = somebody.console().provider("wecom").fields();
        somebody.findsEverything(stored, properties);
        somebody.picture("provider-changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void whatIsWrongWithAProvider(String language, TestBed bed) {
        Administrator somebody = new Administrator(bed, language);
        ProviderForm form = somebody.console().addProvider();
        assertThat(form.save()).isDisabled();
        List<String> required = new ArrayList<>(ProviderForm.REQUIRED);
        ofProvider(bed).stream()
                .filter(ConfigPropertyRepresentation::isRequired)
                .forEach(property -> required.add("config." + property.getName()));
        assertThat(required).contains("config.agentId");
        required.forEach(field -> form.enter(field, "x").enter(field, ""));
        assertThat(form.complaints()).hasSameSizeAs(required).containsOnly(somebody.text("required"));
        assertThat(form.save()).isDisabled();
        somebody.picture("provider-empty");

        form.enter("alias", "wrong")
                .enter("config.clientId", "no corp id")
                .enter("config.clientSecret", " ")
                .enter("config.agentId", "app")
                .enter("config.apiBaseUrl", "qyapi.weixin.qq.com")
                .enter("config.inAppUrl", "javascript:alert(1)")
                .enter("config.emailTemplate", "me@corp.example");
        form.saveInVain();
        somebody.picture("provider-wrong");
        assertThat(form.refusal())
                .contains(List.of(
                        somebody.text("wecom.check.clientId"),
                        somebody.text("wecom.check.clientSecret"),
                        somebody.text("wecom.check.agentId"),
                        somebody.text("wecom.check.address").replace("{0}", somebody.text("wecom.apiBaseUrl.label")),
                        somebody.text("wecom.check.address").replace("{0}", somebody.text("wecom.inAppUrl.label")),
                        somebody.text("wecom.check.emailTemplate")));
        assertThat(realm.identityProviders().findAll()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void theMappers(String language, TestBed bed) {
        addProvider();
        Administrator somebody = new Administrator(bed, language);
        Map<String, List<ConfigPropertyRepresentation>> mappers = ofMappers();
        assertThat(mappers)
                .containsKeys(
                        "wecom-user-attribute-mapper",
                        "wecom-department-group-mapper",
                        "wecom-username-template-mapper");
        mappers.forEach((type, properties) -> {
            MapperForm form = somebody.console().addMapper("wecom").type(type);
            somebody.readsEverything(form.fields(), properties);
            somebody.changesEverything(form.fields(), properties);
            String id = form.create(type);
            assertThat(provider().getMapperById(id).getConfig())
                    .as(type)
                    .containsAllEntriesOf(expected(properties))
                    .containsEntry("syncMode", "INHERIT");

            MapperForm again = somebody.console().mapper("wecom", id);
            somebody.findsEverything(again.fields(), properties);
            somebody.picture(type);
            again.save();
            assertThat(provider().getMapperById(id).getConfig()).containsAllEntriesOf(expected(properties));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void theStepsOfFlows(String language, TestBed bed) {
        Administrator somebody = new Administrator(bed, language);
        Map.of("wecom-browser", RealmChanges.BROWSER, "wecom-create-or-link", RealmChanges.FIRST_LOGIN)
                .forEach((type, flow) -> {
                    List<ConfigPropertyRepresentation> properties =
                            flows().getAuthenticatorConfigDescription(type).getProperties();
                    FlowStepForm form =
                            somebody.settings(flow, step(flow, type)).name(type);
                    somebody.readsEverything(form.fields(), properties);
                    somebody.changesEverything(form.fields(), properties);
                    form.save();
                    String id = step(flow, type).getAuthenticationConfig();
                    assertThat(flows().getAuthenticatorConfig(id).getConfig())
                            .as(type)
                            .containsAllEntriesOf(expected(properties));

                    FlowStepForm again = somebody.settings(flow, step(flow, type));
                    somebody.findsEverything(again.fields(), properties);
                    somebody.picture(type);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void theRequiredAction(String language, TestBed bed) {
        Administrator somebody = new Administrator(bed, language);
        somebody.console().requiredActions().switchOn("WeCom: may use this application (应用访问权限)");
        somebody.picture("required-actions");
        RequiredActionProviderRepresentation action = flows().getRequiredAction("wecom-client-access");
        assertThat(action.isEnabled()).isTrue();
        assertThat(action.isDefaultAction()).isFalse();
    }

    private static List<ConfigPropertyRepresentation> ofProvider(TestBed bed) {
        return bed
                .keycloak()
                .admin()
                .serverInfo()
                .getInfo()
                .getComponentTypes()
                .get("org.keycloak.broker.social.SocialIdentityProvider")
                .stream()
                .filter(type -> type.getId().equals("wecom"))
                .findFirst()
                .orElseThrow()
                .getProperties();
    }

    private Map<String, List<ConfigPropertyRepresentation>> ofMappers() {
        return provider().getMapperTypes().entrySet().stream()
                .filter(type -> type.getKey().startsWith("wecom-"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, type -> type.getValue().getProperties()));
    }

    private void addProvider() {
        IdentityProviderRepresentation provider = new IdentityProviderRepresentation();
        provider.setAlias("wecom");
        provider.setProviderId("wecom");
        provider.setConfig(Map.of("clientId", "wwSIM0000000003", "clientSecret", "secret", "agentId", "1000002"));
        realm.identityProviders().create(provider).close();
    }

    private IdentityProviderResource provider() {
        return realm.identityProviders().get("wecom");
    }

    private AuthenticationManagementResource flows() {
        return realm.flows();
    }

    private AuthenticationExecutionInfoRepresentation step(String flow, String type) {
        return flows().getExecutions(flow).stream()
                .filter(step -> type.equals(step.getProviderId()))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> expected(List<ConfigPropertyRepresentation> properties) {
        return properties.stream()
                .filter(property -> !isText(property))
                .collect(Collectors.toMap(ConfigPropertyRepresentation::getName, AdminFormsIT::value));
    }

    private static boolean isText(ConfigPropertyRepresentation property) {
        return property.getName().equals(GUIDE);
    }

    private static String value(ConfigPropertyRepresentation property) {
        assertThat(VALUES).as("a value to try").containsKey(property.getName());
        return VALUES.get(property.getName());
    }

    /** Somebody at the console, in a window that is high enough for the longest form. */
    private final class Administrator {

        private final Employee employee;
        private final String language;
        private final Map<String, String> texts;
        private final AdminConsole console;

        Administrator(TestBed bed, String language) {
            this.language = language;
            employee = bed.employee(
                    new Browser.NewContextOptions().setLocale(language).setViewportSize(1280, 1500));
            texts = ConsoleTexts.load(bed.keycloak().url(), "master", language);
            console = new AdminConsole(employee.page(), bed.keycloak().url(), REALM)
                    .signIn(RunningKeycloak.ADMIN_USER, RunningKeycloak.ADMIN_PASSWORD);
        }

        AdminConsole console() {
            return console;
        }

        String text(String key) {
            assertThat(texts).containsKey(key);
            return texts.get(key);
        }

        void picture(String name) {
            employee.screenshot("console-" + name + "-" + language);
        }

        FlowStepForm settings(String flow, AuthenticationExecutionInfoRepresentation step) {
            String id = flows().getFlows().stream()
                    .filter(found -> found.getAlias().equals(flow))
                    .findFirst()
                    .orElseThrow()
                    .getId();
            return console.flow(id).settings(step.getDisplayName());
        }

        void readsEverything(PropertyFields fields, List<ConfigPropertyRepresentation> properties) {
            for (ConfigPropertyRepresentation property : properties) {
                String label = text(property.getLabel());
                fields.expect(label);
                // Once is enough, because every language has the same keys, and it takes its time.
                if (language.equals("zh-CN")) {
                    assertThat(fields.help(label)).isEqualTo(text(property.getHelpText()));
                }
                if (isText(property)) {
                    assertThat(fields.text(label)).isEqualTo(text(property.getHelpText()));
                }
            }
        }

        void changesEverything(PropertyFields fields, List<ConfigPropertyRepresentation> properties) {
            for (ConfigPropertyRepresentation property : properties) {
                fields.expect(text(property.getLabel()));
                if (!isText(property)) {
                    assertThat(fields.shown(property)).as(property.getName()).isNotEqualTo(value(property));
                    fields.enter(property, value(property));
                }
            }
        }

        void findsEverything(PropertyFields fields, List<ConfigPropertyRepresentation> properties) {
            for (ConfigPropertyRepresentation property : properties) {
                fields.expect(text(property.getLabel()));
                if (!isText(property)) {
                    assertThat(fields.shown(property)).as(property.getName()).isEqualTo(value(property));
                }
            }
        }
    }
}
