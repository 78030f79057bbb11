package io.github.keycloakwecom.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.microsoft.playwright.Browser;
import io.github.keycloakwecom.app.SampleApplication;
import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.FlowChanges;
import io.github.keycloakwecom.it.bed.Kcadm;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import io.github.keycloakwecom.server.RealmSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.AuthenticationExecutionInfoRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPConfig;

/** What administrators are given in {@code docs/realm}, used as they use it. */
@ExtendWith(TestBedExtension.class)
class RealmSettingsIT {

    private static final String SECRET = "secret-of-another-realm";

    @TempDir
    private Path folder;

    @Test
    void theScriptPreparesARealmAndMayRunAgain(TestBed bed) throws Exception {
        inRealm(bed, untouched("scripted"), realm -> {
            Kcadm shell = shell(bed);
            assertThat(setUp(shell, "scripted", "later"))
                    .contains(
                            "added, link silently: false",
                            "a copy of 'browser'",
                            "Required action 'wecom-client-access': enabled",
                            "Client 'wecom-portal': added",
                            "no identity provider 'later'");
            assertThat(steps(realm)).isEqualTo(steps(bed.realm()));
            assertThat(browserSteps(realm)).isEqualTo(browserSteps(bed.realm()));
            assertThat(realm.toRepresentation().getBrowserFlow()).isEqualTo(FlowChanges.BROWSER);
            assertThat(Files.readString(folder.resolve("user-profile-before-scripted.json")))
                    .contains("\"min\" : 3");
            assertThat(isSilent(realm)).isEqualTo("false");
            UPConfig profile = realm.users().userProfile().getConfiguration();
            List<AuthenticationExecutionInfoRepresentation> flow = realm.flows().getExecutions(FlowChanges.FIRST_LOGIN);

            assertThat(setUp(shell, "scripted", "wecom"))
                    .contains(
                            "User profile of realm scripted: was so already",
                            "Flow 'wecom first login': was there, not changed",
                            "Flow 'wecom browser': in use already",
                            "Required action 'wecom-client-access': was there",
                            "Client 'wecom-portal': was there,"
                                    + " has one more address, /realms/scripted/wecom/wecom/portal",
                            "uses the flow");
            assertThat(realm.flows().getExecutions(FlowChanges.FIRST_LOGIN))
                    .usingRecursiveComparison()
                    .isEqualTo(flow);
            assertThat(realm.users().userProfile().getConfiguration()).isEqualTo(profile);
            assertThat(isSilent(realm)).isEqualTo("false");
            assertLiWithoutMailLogsIn(bed, realm);

            assertThat(realm.clients().findByClientId("wecom-portal").get(0).getRedirectUris())
                    .containsExactlyInAnyOrder(
                            "/realms/scripted/wecom/later/portal", "/realms/scripted/wecom/wecom/portal");

            bindBrowserFlow(realm, "browser");
            assertThat(setUp(shell, "--link-silently", "scripted", "wecom"))
                    .contains(
                            "link silently: true",
                            "but realm scripted uses 'browser'. Not changed",
                            "Client 'wecom-portal': was there, not changed");
            assertThat(realm.toRepresentation().getBrowserFlow()).isEqualTo("browser");
            assertThat(isSilent(realm)).isEqualTo("true");
        });
    }

    @Test
    void aUserProfileThatHasMoreIsNotLost(TestBed bed) throws Exception {
        inRealm(bed, untouched("own"), realm -> {
            UPConfig profile = realm.users().userProfile().getConfiguration();
            profile.addOrReplaceAttribute(new UPAttribute("costCentre"));
            realm.users().userProfile().update(profile);
            Kcadm.Output refused = Kcadm.loggedInWithItsScript(bed, folder).setUpRealm("own", "wecom");
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.text()).contains("'costCentre'", "Nothing was changed");
            assertThat(realm.users().userProfile().getConfiguration().getAttribute("costCentre"))
                    .isNotNull();
            assertThat(realm.flows().getFlows())
                    .noneMatch(flow -> flow.getAlias().startsWith("wecom"));
        });
    }

    @Test
    void theRealmFileIsReadyForLogins(TestBed bed) throws Exception {
        RealmSettings delivered = RealmSettings.delivered().named("imported");
        delivered.tree().set("clients", RealmSettings.acme().tree().path("clients"));
        inRealm(bed, delivered, realm -> {
            assertThat(realm.toRepresentation().getSupportedLocales())
                    .containsExactlyInAnyOrder("en", "zh-CN", "zh-TW");
            assertThat(realm.toRepresentation().getLoginTheme()).isEqualTo("wecom");
            assertThat(steps(realm)).isEqualTo(steps(bed.realm()));
            assertThat(browserSteps(realm)).isEqualTo(browserSteps(bed.realm()));
            assertThat(realm.toRepresentation().getBrowserFlow()).isEqualTo(FlowChanges.BROWSER);
            assertThat(realm.clients().findByClientId("wecom-portal")).hasSize(1);
            assertThat(realm.flows().getRequiredActions())
                    .extracting(RequiredActionProviderRepresentation::getAlias)
                    .as("Keycloak's own actions, and ours")
                    .containsAll(bed.realm().flows().getRequiredActions().stream()
                            .map(RequiredActionProviderRepresentation::getAlias)
                            .toList())
                    .contains("wecom-client-access");
            assertThat(realm.clients().findByClientId("account-console"))
                    .as("Keycloak's own clients")
                    .hasSize(1);
            assertThat(realm.flows().getFlows()).as("Keycloak's own flows").anyMatch(flow -> flow.getAlias()
                    .equals("browser"));
            assertLiWithoutMailLogsIn(bed, realm);
        });
    }

    // Keycloak's default wants three letters, a mail and a last name. That WeCom answers shows that the secret is still
    // there.
    private static void assertLiWithoutMailLogsIn(TestBed bed, RealmResource realm) throws IOException {
        String name = realm.toRepresentation().getRealm();
        try (SampleApplication application =
                SampleApplication.start(bed.keycloak().issuer(name), "sample-app", SECRET, 0)) {
            realm.clients().findByClientId("sample-app").forEach(client -> {
                client.setRedirectUris(List.of(application.redirectUri()));
                realm.clients().get(client.getId()).update(client);
            });
            Employee li = bed.employee(new Browser.NewContextOptions().setLocale("en"), application);
            li.openApplication().chooseWecom().scanAs("li").seesApplication();
            assertThat(li.pagesSeen()).noneMatch(page -> page.contains("/login-actions/"));
            li.close();
        }
        UserRepresentation account = realm.users().searchByUsername("li", true).get(0);
        assertThat(account.getEmail()).isNull();
        assertThat(realm.users().get(account.getId()).getFederatedIdentity()).hasSize(1);
    }

    private static RealmSettings untouched(String name) {
        RealmSettings realm = RealmSettings.acme().named(name);
        realm.tree().remove(List.of("components", "authenticationFlows", "authenticatorConfig"));
        ((ArrayNode) realm.tree().path("clients")).remove(1);
        return realm;
    }

    private interface Use {
        void of(RealmResource realm) throws Exception;
    }

    private static void inRealm(TestBed bed, RealmSettings settings, Use use) throws Exception {
        RealmResource realm = settings.provider(bed.providerSettings())
                .application("http://localhost", SECRET)
                .create(bed.keycloak().admin());
        try {
            use.of(realm);
        } finally {
            realm.remove();
        }
    }

    private Kcadm shell(TestBed bed) throws IOException, InterruptedException {
        return Kcadm.loggedIn(bed, folder);
    }

    private static String setUp(Kcadm shell, String... arguments) throws IOException, InterruptedException {
        Kcadm.Output output = shell.setUpRealm(arguments);
        assertThat(output.exit()).as(output.text()).isZero();
        return output.text();
    }

    /** One line for each step of the flow, in its order: what it is, and what else is fixed about it. */
    private static List<String> steps(RealmResource realm) {
        return realm.flows().getExecutions(FlowChanges.FIRST_LOGIN).stream()
                .map(step -> String.join(
                        " | ",
                        String.valueOf(step.getLevel()),
                        String.valueOf(step.getPriority()),
                        step.getRequirement(),
                        step.getDisplayName(),
                        String.valueOf(step.getDescription()),
                        String.valueOf(step.getProviderId()),
                        String.valueOf(step.getAlias())))
                .toList();
    }

    /** The copy that the script makes of Keycloak's flow, and the one in the file. */
    private static List<String> browserSteps(RealmResource realm) {
        return realm.flows().getExecutions(FlowChanges.BROWSER).stream()
                .map(step -> String.join(
                        " | ",
                        String.valueOf(step.getLevel()),
                        String.valueOf(step.getPriority()),
                        step.getRequirement(),
                        step.getDisplayName(),
                        String.valueOf(step.getProviderId())))
                .toList();
    }

    private static void bindBrowserFlow(RealmResource realm, String flow) {
        RealmRepresentation settings = realm.toRepresentation();
        settings.setBrowserFlow(flow);
        realm.update(settings);
    }

    private static String isSilent(RealmResource realm) {
        String id = realm.flows().getExecutions(FlowChanges.FIRST_LOGIN).stream()
                .map(AuthenticationExecutionInfoRepresentation::getAuthenticationConfig)
                .filter(config -> config != null)
                .findFirst()
                .orElseThrow();
        Map<String, String> config = realm.flows().getAuthenticatorConfig(id).getConfig();
        return config.get("linkSilently");
    }
}
