package io.github.keycloakwecom.it.bed;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;

/** An {@link Employee} who uses applications other than the sample one. */
public final class Visitor {

    private static final String INSIDE = "Mozilla/5.0 (Linux; Android 13; wv) AppleWebKit/537.36 Chrome/116.0 Mobile"
            + " Safari/537.36 wxwork/4.1.22 MicroMessenger/7.0.1 Language/zh";

    private final Employee employee;

    private Visitor(Employee employee) {
        this.employee = employee;
    }

    public static Visitor atADesk(TestBed bed) {
        return new Visitor(bed.employee("zh-CN"));
    }

    /** In the browser of their own WeCom. */
    public static Visitor insideWecom(TestBed bed, String userid) {
        Browser.NewContextOptions options =
                new Browser.NewContextOptions().setLocale("zh-CN").setUserAgent(INSIDE);
        return new Visitor(bed.employee(options).withWecomOf(userid).forgetPages());
    }

    public Employee employee() {
        return employee;
    }

    public Page page() {
        return employee.page();
    }

    /** Opens the application and presses its only button. */
    public Visitor begin(String application) {
        page().navigate(application + "/");
        return signIn();
    }

    /** Presses the only button of an application's first page. */
    public Visitor signIn() {
        page().click("#sign-in button");
        return this;
    }

    /** On Keycloak's page, where an application has no hint. */
    public Visitor chooseWecomAndScanAs(String userid) {
        employee.chooseWecom().scanAs(userid);
        return this;
    }

    public Visitor scanAs(String userid) {
        employee.scanAs(userid);
        return this;
    }

    /** From the application's own page back to it, with a scan. */
    public Visitor signIn(String application, String userid) {
        begin(application).scanAs(userid).sees("signed-in");
        return this;
    }

    public Visitor open(String application) {
        page().navigate(application + "/");
        return this;
    }

    /** Taps a tile of the workbench. */
    public Visitor tap(String link) {
        page().navigate(link);
        return this;
    }

    /** Presses the button that ends the session at the application. */
    public Visitor signOut() {
        page().click("#sign-out button");
        return this;
    }

    /** Keycloak asks whether the session is to end. */
    public void isAskedToSignOut() {
        page().waitForSelector("#kc-logout");
    }

    public void confirmSignOut() {
        page().click("#kc-logout");
    }

    /** Why the application does not accept what Keycloak says. */
    public Locator reason() {
        return page().locator("#reason");
    }

    public Visitor sees(String id) {
        assertThat(page().locator("body[data-page]")).hasAttribute("data-page", id);
        return this;
    }

    public String field(String name) {
        return page().locator("[data-field='" + name + "']").innerText();
    }

    List<String> groups() {
        return page().locator("[data-field=group]").allInnerTexts();
    }

    /** 张三 as every application must know him. The uid is not checked: Keycloak makes it. */
    public Visitor isLi() {
        sees("signed-in");
        assertThat(field("name")).isEqualTo("张三");
        assertThat(field("username")).isEqualTo("li");
        assertThat(field("email")).isEmpty();
        assertThat(groups()).containsExactlyInAnyOrder("研发", "平台");
        return this;
    }
}
