package io.github.keycloakwecom.it.firstlogin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import io.github.keycloakwecom.bench.GitHubStandIn;
import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.ExistingUser;
import io.github.keycloakwecom.it.bed.FlowChanges;
import io.github.keycloakwecom.it.bed.LoginProblems;
import io.github.keycloakwecom.it.bed.PrivateEdition;
import io.github.keycloakwecom.it.bed.RealmChanges;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import io.github.keycloakwecom.standin.company.SampleCompany;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two people at one screen: the first has begun a first login and gone, the second signs in through another provider.
 * The first one's identity must not come to the second one's account. The same way is right where both identities are
 * one person's.
 */
@ExtendWith(TestBedExtension.class)
class FirstLoginOfAnotherIT {

    private PrivateEdition edition;
    private RealmChanges changes;

    @BeforeEach
    void aSecondCompanyAndGitHub(TestBed bed) throws IOException {
        edition = new PrivateEdition(bed);
        changes = bed.changes();
        changes.flows().firstLogin(FlowChanges.FIRST_LOGIN);
        GitHubStandIn gitHub = new GitHubStandIn(bed.wecom());
        gitHub.add("octo", 42);
        changes.undo(gitHub.addTo(bed.realm(), asItIs -> {}));
    }

    @AfterEach
    void takeEverythingBack() {
        changes.close();
        edition.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"other-ways", "the login page"})
    void loginThroughTheOtherCompany_endsTheFirstLogin(String way, TestBed bed) {
        ExistingUser first = ExistingUser.create(bed, "zhangsan");
        ExistingUser second = ExistingUser.create(bed, "gov.qian").linkedTo(PrivateEdition.ALIAS, "qian");
        Employee screen = begins(bed, "zhangsan");
        ExistingUser.isAskedAbout(screen);
        leavesFor(bed, screen, way);

        screen.loginPage().provider(PrivateEdition.ALIAS).click();
        screen.scanAs("qian").seesApplication();

        assertThat(screen.claim("preferred_username")).isEqualTo("gov.qian");
        assertThat(screen.claim("name")).isEqualTo("钱多");
        assertThat(second.identities()).containsExactly("wecom-gov/qian");
        assertThat(first.identities()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"other-ways", "the login page"})
    void loginThroughGitHub_doesNotGetTheFirstLogin(String way, TestBed bed) {
        ExistingUser first = ExistingUser.create(bed, "zhangsan");
        ExistingUser second = octo(bed);
        Employee screen = begins(bed, "zhangsan");
        ExistingUser.isAskedAbout(screen);
        leavesFor(bed, screen, way);

        signsInToGitHub(bed, screen);
        if (!way.equals("other-ways")) {
            // Keycloak's own provider does not ask this one before it has finished: the login is refused and begins
            // again.
            assertIsRefused(bed, screen, second);
            signsInToGitHub(bed, screen);
        }

        screen.seesApplication();
        assertThat(screen.claim("preferred_username")).isEqualTo("octo");
        assertThat(screen.claim("name")).isEqualTo("员工");
        assertThat(second.identities()).containsExactly("github/42");
        assertThat(first.identities()).isEmpty();
    }

    /** The first one was asked for more of a new account: there is no account yet that anybody could prove. */
    @Test
    void loginThroughGitHub_doesNotGetTheNewAccount(TestBed bed) {
        changes.userProfile().keycloaksUserProfile();
        changes.flows().firstLogin("first broker login");
        ExistingUser second = octo(bed);
        Employee screen = begins(bed, SampleCompany.NO_CONTACT);
        screen.firstLogin().waitForProfile();
        leavesFor(bed, screen, "the login page");

        signsInToGitHub(bed, screen);

        assertIsRefused(bed, screen, second);
        assertThat(bed.realm().users().count()).isOne();
    }

    /** The first one has an account already, and keeps the address that would end the first login. */
    @ParameterizedTest
    @ValueSource(strings = {FlowChanges.FIRST_LOGIN, "first broker login"})
    void loginThroughGitHub_doesNotEndTheHeldBackLogin(String flow, TestBed bed) {
        changes.flows().firstLogin(flow);
        ExistingUser second = octo(bed);
        Employee screen = bed.employee("en").openApplication().chooseWecom();
        String end = screen.holdBack(screen.scanWithoutReturningAs("zhangsan"), "/broker/after-first-broker-login");
        screen.goTo(end.replace("/after-first-broker-login", "/" + GitHubStandIn.ALIAS + "/login"));

        comesBackFromGitHub(bed, screen);

        assertIsRefused(bed, screen, second);
        String first = bed.account("zhangsan").getId();
        assertThat(bed.realm().users().get(first).getFederatedIdentity()).isEmpty();
    }

    /** While GitHub's person is asked for more, Keycloak would already end the first login with that account. */
    @ParameterizedTest
    @ValueSource(strings = {FlowChanges.FIRST_LOGIN, "first broker login"})
    void passwordAfterGitHub_doesNotEndTheHeldBackLogin(String flow, TestBed bed) {
        changes.flows().firstLogin(flow);
        changes.flows().passwordAfterLoginThrough(GitHubStandIn.ALIAS);
        ExistingUser second = octo(bed);
        Employee screen = bed.employee("en").openApplication().chooseWecom();
        String end = screen.holdBack(screen.scanWithoutReturningAs("zhangsan"), "/broker/after-first-broker-login");
        screen.goTo(end.replace("/after-first-broker-login", "/" + GitHubStandIn.ALIAS + "/login"));
        comesBackFromGitHub(bed, screen);
        String code = screen.loginPage().form().getAttribute("action").replaceAll(".*[?&]session_code=([^&]*).*", "$1");

        screen.goTo(end.replaceAll("session_code=[^&]*", "session_code=" + code));

        assertIsRefused(bed, screen, second);
    }

    /** The application of the first one wanted no page, and the browser has not begun the steps of the first login. */
    @ParameterizedTest
    @ValueSource(strings = {"the panel", "the page of a problem"})
    void loginWithoutPages_endsTheFirstLogin(String way, TestBed bed) {
        bed.changeProvider("acceptsPromptNoneForwardFromClient", "true");
        ExistingUser second = ExistingUser.create(bed, "gov.qian").linkedTo(PrivateEdition.ALIAS, "qian");
        Employee screen = bed.employee(
                        new Browser.NewContextOptions().setLocale("en").setUserAgent("Mozilla/5.0 wxwork/4.1.30"))
                .withWecomOf("zhangsan");
        String begun = screen.holdBack(
                bed.addresses().authorization("prompt=none&kc_idp_hint=" + TestBed.ALIAS),
                "/login-actions/first-broker-login");
        String login = "?client_id=sample-app&tab_id=" + begun.replaceAll(".*[?&]tab_id=([^&]*).*", "$1");

        if (way.equals("the panel")) {
            screen.goTo(bed.keycloak().issuer("acme") + "/wecom/" + PrivateEdition.ALIAS + "/panel" + login);
            screen.goTo(screen.frames().getAttribute("src"));
            screen.scanAs("qian");
        } else {
            screen.goTo(edition.gateway().url() + "/phone?userid=qian");
            screen.goTo(bed.addresses().endpoint() + "/problem/cancelled" + login);
            String again = screen.message().scanAgain().getAttribute("href");
            screen.goTo(again.replace("/" + TestBed.ALIAS + "/login", "/" + PrivateEdition.ALIAS + "/login"));
        }

        screen.waitForAddress(bed.application().redirectUri() + "?**");
        assertThat(screen.address()).contains("code=");
        assertThat(second.identities()).containsExactly("wecom-gov/qian");
        assertThat(bed.realm().users().count()).isOne();
    }

    @Test
    void loginThroughTheOtherCompany_provesTheAccount(TestBed bed) {
        ExistingUser person = ExistingUser.create(bed, "zhangsan").linkedTo(PrivateEdition.ALIAS, "zhangsan");
        Employee screen = begins(bed, "zhangsan");
        screen.firstLogin().linkAccount().click();
        screen.loginPage().provider(PrivateEdition.ALIAS).click();
        screen.scanAs("zhangsan").seesApplication();
        assertThat(person.identities()).containsExactlyInAnyOrder("wecom/zhangsan", "wecom-gov/zhangsan");
    }

    @Test
    void loginThroughGitHub_provesTheAccount(TestBed bed) {
        ExistingUser person = ExistingUser.create(bed, "zhangsan").linkedTo(GitHubStandIn.ALIAS, "42");
        Employee screen = begins(bed, "zhangsan");
        screen.firstLogin().linkAccount().click();
        signsInToGitHub(bed, screen);
        screen.seesApplication();
        assertThat(person.identities()).containsExactlyInAnyOrder("wecom/zhangsan", "github/42");
    }

    private static ExistingUser octo(TestBed bed) {
        return ExistingUser.create(bed, "octo", account -> account.setFirstName("员工"))
                .linkedTo(GitHubStandIn.ALIAS, "42");
    }

    private static Employee begins(TestBed bed, String userid) {
        return bed.employee("en").openApplication().chooseWecom().scanAs(userid);
    }

    private static void leavesFor(TestBed bed, Employee screen, String way) {
        String tab = screen.address().replaceAll(".*[?&]tab_id=([^&]*).*", "$1");
        String page = way.equals("other-ways")
                ? "/broker/" + TestBed.ALIAS + "/endpoint/problem/cancelled/other-ways"
                : "/login-actions/authenticate";
        screen.goTo(bed.keycloak().issuer("acme") + page + "?client_id=sample-app&tab_id=" + tab);
        screen.loginPage().provider(GitHubStandIn.ALIAS).waitFor();
    }

    /** The stand-in has no page of GitHub's; the code is the person's name there. */
    private static void signsInToGitHub(TestBed bed, Employee screen) {
        screen.loginPage().provider(GitHubStandIn.ALIAS).click();
        comesBackFromGitHub(bed, screen);
    }

    private static void comesBackFromGitHub(TestBed bed, Employee screen) {
        screen.waitForAddress("**/login/oauth/authorize**");
        String state = screen.address().replaceAll(".*[?&]state=([^&]*).*", "$1");
        screen.goTo(bed.keycloak().issuer("acme") + "/broker/" + GitHubStandIn.ALIAS + "/endpoint?code=octo&state="
                + state);
    }

    private static void assertIsRefused(TestBed bed, Employee screen, ExistingUser second) {
        screen.seesProblem("first-login-of-another");
        assertThat(LoginProblems.errors(bed)).contains("wecom_first_login_of_another");
        assertThat(second.identities()).containsExactly("github/42");
        assertThat(second.resource().toRepresentation().getFirstName()).isEqualTo("员工");
        screen.message().otherWays().click();
        screen.loginPage().provider(GitHubStandIn.ALIAS).waitFor();
    }
}
