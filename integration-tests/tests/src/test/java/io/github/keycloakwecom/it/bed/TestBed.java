package io.github.keycloakwecom.it.bed;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import io.github.keycloakwecom.app.SampleApplication;
import io.github.keycloakwecom.browser.Browsers;
import io.github.keycloakwecom.kcadm.WarmKcadm;
import io.github.keycloakwecom.server.FileTree;
import io.github.keycloakwecom.server.KeycloakRuntime;
import io.github.keycloakwecom.server.RealmSettings;
import io.github.keycloakwecom.server.RunningKeycloak;
import io.github.keycloakwecom.standin.WecomStandIn;
import io.github.keycloakwecom.standin.company.Company;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * What all integration tests share: one real Keycloak with both jars, the stand-in, a real application and a real
 * browser. It is started once for a Maven run; {@link #reset} takes a test's traces away before the next.
 */
public final class TestBed implements AutoCloseable {

    public static final String ALIAS = "wecom";

    /** A second provider of the same corp, for answers that come to the wrong address. */
    public static final String OTHER_ALIAS = "wecom-other";

    private static final String APP_SECRET = "sample-application-secret";

    private final WecomStandIn wecom;
    private final Path vault;
    private final KeycloakRuntime runtime = KeycloakRuntime.chosen();
    private final RunningKeycloak keycloak;
    private final SampleApplication application;
    private final RealmResource realm;
    private final Playwright playwright;
    private final Browser browser;
    private final ServerLog log;
    private WarmKcadm kcadm;
    private final List<Employee> employees = new ArrayList<>();
    private final RealmChanges changes = new RealmChanges(this);
    private final LoginProvider provider;

    TestBed() throws IOException {
        wecom = WecomStandIn.start(Company.sample(), 0);
        vault = Files.createTempDirectory("vault");
        // A server in a container runs as another user.
        Files.setPosixFilePermissions(vault, PosixFilePermissions.fromString("rwxr-xr-x"));
        keycloak = runtime.start("integration-tests", Map.of("vault-dir", vault));
        wecom.company().trust(URI.create(keycloak.url()).getAuthority());
        application = SampleApplication.start(keycloak.issuer("acme"), "sample-app", APP_SECRET, 0);
        LoginProvider.assertIsInstalled(keycloak.admin().serverInfo().getInfo());
        realm = RealmSettings.acme()
                .provider(LoginProvider.settings(wecom))
                .application(application.url(), APP_SECRET)
                .create(keycloak.admin());
        provider = new LoginProvider(realm, wecom);
        provider.addOther();
        playwright = Browsers.playwright();
        browser = Browsers.launch(playwright);
        log = new ServerLog(keycloak::log);
    }

    /** The state before each test: no accounts, no events, no changes, and a WeCom without faults. */
    public void reset() {
        employees.forEach(Employee::close);
        employees.clear();
        changes.close();
        realm.users().list().forEach(user -> realm.users().delete(user.getId()).close());
        realm.clearEvents();
        wecom.reset();
        log.startHere();
    }

    /** What a test changes and the next {@link #reset} takes back. */
    public RealmChanges changes() {
        return changes;
    }

    /** The settings that make a provider call the stand-in. */
    public Map<String, String> providerSettings() {
        return LoginProvider.settings(wecom);
    }

    public IdentityProviderRepresentation provider() {
        return provider.representation();
    }

    /** As an administrator changes it in the console; the next {@link #reset} takes it back. */
    public void changeProvider(Consumer<IdentityProviderRepresentation> change) {
        provider.change(change).ifPresent(changes::undo);
    }

    public void changeProvider(String key, String value) {
        changeProvider(provider -> provider.getConfig().put(key, value));
    }

    /** The file in Keycloak's vault to which {@code ${vault.NAME}} refers in this realm. */
    public Path vaultEntry(String name) {
        return vault.resolve("acme_" + name);
    }

    public WecomStandIn wecom() {
        return wecom;
    }

    public RealmResource realm() {
        return realm;
    }

    KeycloakRuntime runtime() {
        return runtime;
    }

    public RunningKeycloak keycloak() {
        return keycloak;
    }

    /** What to call instead of {@code kcadm.sh}. */
    Path kcadm() throws IOException {
        if (kcadm == null) {
            kcadm = WarmKcadm.start(Path.of(System.getProperty("keycloak.home")));
        }
        return kcadm.script();
    }

    public ServerLog log() {
        return log;
    }

    public SampleApplication application() {
        return application;
    }

    /** A browser of its own, with no cookies; closed by the next {@link #reset}. */
    public Employee employee(String locale) {
        return employee(new Browser.NewContextOptions().setLocale(locale));
    }

    public Employee employee(Browser.NewContextOptions options) {
        return employee(options, application);
    }

    /** In the browser inside the WeCom of this member. */
    public Employee insideWecom(String locale, String userid) {
        return employee(new Browser.NewContextOptions().setLocale(locale).setUserAgent(Employee.INSIDE_WECOM))
                .withWecomOf(userid)
                .forgetPages();
    }

    public Addresses addresses() {
        return new Addresses(this);
    }

    /** A person who uses another application, for example one of another realm. */
    public Employee employee(Browser.NewContextOptions options, SampleApplication application) {
        Employee employee = new Employee(browser.newContext(options), application, wecom);
        employees.add(employee);
        return employee;
    }

    public List<Employee> employees() {
        return List.copyOf(employees);
    }

    public UserRepresentation account(String username) {
        List<UserRepresentation> found = realm.users().searchByUsername(username, true);
        assertThat(found).as("accounts named %s", username).hasSize(1);
        return realm.users().get(found.get(0).getId()).toRepresentation();
    }

    /** Events of the realm, newest first. */
    public List<EventRepresentation> events() {
        return realm.getEvents();
    }

    @Override
    public void close() {
        employees.forEach(Employee::close);
        if (kcadm != null) {
            kcadm.close();
        }
        browser.close();
        playwright.close();
        application.close();
        keycloak.close();
        new FileTree(vault).delete();
        wecom.close();
    }
}
