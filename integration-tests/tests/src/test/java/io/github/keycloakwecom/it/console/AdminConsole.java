package io.github.keycloakwecom.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The console of an administrator of the realm {@code master}, who administers another realm. */
public final class AdminConsole {

    private final Page page;
    private final String url;
    private final String realm;

    /**
     * @param url Keycloak's
     * @param realm that is looked after
     */
    public AdminConsole(Page page, String url, String realm) {
        this.page = page;
        this.url = url;
        this.realm = realm;
    }

    public AdminConsole signIn(String username, String password) {
        page.navigate(url + "/admin/master/console/");
        page.fill("#username", username);
        page.fill("#password", password);
        page.click("#kc-login");
        page.getByTestId("page-header").waitFor();
        return this;
    }

    /** @return the form that adds a provider of WeCom */
    public ProviderForm addProvider() {
        open("/identity-providers/wecom/add");
        return new ProviderForm(this, "createProvider");
    }

    /** @return the form of a provider that is there */
    public ProviderForm provider(String alias) {
        open("/identity-providers/wecom/" + alias + "/settings");
        return new ProviderForm(this, "idp-details-save");
    }

    public MapperForm addMapper(String alias) {
        open("/identity-providers/wecom/" + alias + "/mappers/create");
        return new MapperForm(this);
    }

    public MapperForm mapper(String alias, String id) {
        open("/identity-providers/wecom/" + alias + "/mappers/" + id);
        return new MapperForm(this);
    }

    /** @param flow its own id */
    public FlowPage flow(String flow) {
        open("/authentication/" + flow + "/notInUse");
        return new FlowPage(this);
    }

    public RequiredActionsPage requiredActions() {
        open("/authentication/required-actions");
        return new RequiredActionsPage(this);
    }

    // The console is one page: only another address of the document makes it forget what it shows.
    private void open(String path) {
        page.navigate("about:blank");
        page.navigate(url + "/admin/master/console/#/" + realm + path);
        page.getByTestId("page-header").waitFor();
    }

    Page page() {
        return page;
    }

    /** Waits until the console says what an action came to: {@code success} or {@code danger}. */
    void expectOutcome(String kind) {
        alert(kind).waitFor();
    }

    /** @return what it says; the message is closed, so that the next one is another message */
    String outcome(String kind) {
        expectOutcome(kind);
        String text = alert(kind).locator(".pf-v5-c-alert__title").innerText();
        alert(kind).getByRole(AriaRole.BUTTON).click();
        assertThat(alert(kind)).not().isVisible();
        return text;
    }

    private Locator alert(String kind) {
        return page.locator(".pf-v5-c-alert-group .pf-v5-c-alert.pf-m-" + kind);
    }
}
