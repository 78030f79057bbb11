package io.github.keycloakwecom.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import io.github.keycloakwecom.browser.Browsers;
import io.github.keycloakwecom.server.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.keycloak.representations.idm.IdentityProviderRepresentation;

/** The demo does what it prints: every address is opened and every step followed, as they stand in the printed text. */
@Tag("distribution") // the demo is always from the distribution
class DemoIT {

    private static final RealWecom COMPANY = new RealWecom("ww1234567890abcdef", "hush", "1000002");

    private static Demo demo;
    private static Demo.Started started;
    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        Properties properties = new Properties();
        for (DemoPort port : DemoPort.values()) {
            properties.setProperty(port.property(), Integer.toString(Ports.free()));
        }
        demo = Demo.prepare(properties);
        started = demo.withStandIn();
        playwright = Browsers.playwright();
        browser = Browsers.launch(playwright);
    }

    @AfterAll
    static void stop() {
        browser.close();
        playwright.close();
        demo.close();
    }

    @TestFactory
    Stream<DynamicTest> withTheStandInEverythingIsAsPrinted() {
        return follow(started.walkthrough(), withStandIn(new Newcomer(browser), new Administrator(browser)));
    }

    /** With the same server: its addresses are the same, and only WeCom is another. */
    @TestFactory
    Stream<DynamicTest> withTheRealWecomEverythingOfOursIsAsPrinted() {
        Walkthrough text = Walkthrough.load("wecom.txt")
                .with(Demo.wordsOf(COMPANY, started.keycloak().port()))
                .with(started.addresses());
        return follow(text, withRealWecom(new Newcomer(browser), new Administrator(browser)));
    }

    private static Stream<DynamicTest> follow(Walkthrough text, Instructions instructions) {
        PrintedText printed = PrintedText.of(text.text());
        return Stream.concat(
                Stream.of(
                        DynamicTest.dynamicTest("nothing is missing", () -> assertThat(instructions.missingIn(printed))
                                .isEmpty())),
                printed.entries().stream()
                        .map(entry -> DynamicTest.dynamicTest(entry, () -> instructions.perform(entry))));
    }

    private static Instructions withStandIn(Newcomer newcomer, Administrator administrator) {
        return applications(newcomer, administrator)
                .read("Keycloak with WeCom (企业微信): the demo is up Ctrl-C stops it")
                .when(
                        "Acme Payroll {} for the HR department only",
                        text -> newcomer.isSentToTheLoginPage(text.group(1), "Acme Payroll"))
                .when("WeCom, a stand-in {}", text -> newcomer.seesPeopleOfTheCompany(text.group(1)))
                .read("At the desk")
                .when("1. Open {} and press \"Sign in\".", text -> newcomer.pressesSignIn(text.group(1)))
                .when(
                        "2. Keycloak's login page shows WeCom's QR code, played by the stand-in,"
                                + " beside the password form: choose who scans, for example {}."
                                + " (In a narrow window press \"{*}\" instead.)",
                        text -> {
                            newcomer.seesTheCodeBesideTheForm();
                            newcomer.findsTheButtonInANarrowWindow(text.group(2));
                            newcomer.scansBesideTheFormAs(text.group(1));
                        })
                .when(
                        "3. You are in {*} as {}. No form was shown, no password typed.",
                        text -> newcomer.isIn(text.group(1), text.group(2)))
                .when(
                        "4. Open {}: you are in, without another scan.",
                        text -> newcomer.isInWithoutAnotherScan(text.group(1)))
                .when("5. Open {}: {} is not in the HR department and is told so. {} is.", text -> {
                    newcomer.isToldThatItIsNotForThem(text.group(1), text.group(2));
                    newcomer.isLetIn(text.group(1), text.group(3));
                })
                .when(
                        "6. {} lists what you may open.",
                        text -> newcomer.seesWhatMayBeOpened(text.group(1), "Acme Code", "Acme Notes", "Acme Wiki"))
                .read("Inside WeCom")
                .when(
                        "1. Start a browser as WeCom's, for example chromium --user-data-dir=/tmp/wecom"
                                + " --user-agent=\"{*}\" {} or set that user agent in the developer tools"
                                + " (F12, \"Network conditions\").",
                        text -> newcomer.startsABrowserAsWecoms(text.group(1), text.group(2)))
                .when(
                        "2. Choose whose phone it is: this is the workbench. Tap a tile; the application opens,"
                                + " signed in, with no page in between.",
                        text -> newcomer.tapsEveryTileAs("欧阳娜娜"))
                .read("Worth a look")
                .when(
                        "{} the company's people, and every call that Keycloak made",
                        text -> newcomer.seesCallsOfKeycloak(text.group(1)))
                .when("{} the settings", text -> administrator.sees(text.group(1), "企业微信 WeCom"))
                .when("{} who came in, who did not and why", text -> {
                    newcomer.isTurnedAwayAgain();
                    administrator.seesWhoWasTurnedAwayLast(text.group(1));
                });
    }

    private static Instructions withRealWecom(Newcomer newcomer, Administrator administrator) {
        return applications(newcomer, administrator)
                .read("Keycloak with your WeCom (企业微信): the demo is up Ctrl-C stops it")
                .when(
                        "Acme Payroll {} for the department with id 5 only",
                        text -> newcomer.isSentToTheLoginPage(text.group(1), "Acme Payroll"))
                .read("WeCom CorpID ww1234567890abcdef, AgentId 1000002")
                // What is in Tencent's hands cannot be followed here.
                .read("Once, in WeCom's admin console (https://work.weixin.qq.com), in the app 1000002")
                .when(
                        "1. WeCom authorised login (企业微信授权登录)" + " → authorised callback domain (授权回调域): {}",
                        text -> assertThat(text.group(1))
                                .isEqualTo(URI.create(started.keycloak().url()).getAuthority()))
                .read("2. Trusted IPs (企业可信IP): the public address of this machine. WeCom offers the field"
                        + " only after a domain was set, and answers 60020 without it.")
                .read("3. Visible range (可见范围): the people who shall be able to sign in.")
                .read("At the desk")
                .when("1. Open {} and press \"Sign in\".", text -> newcomer.pressesSignIn(text.group(1)))
                .when(
                        "2. Keycloak's login page shows the QR code beside the password form; in a narrow window press"
                                + " \"{*}\".",
                        text -> {
                            newcomer.seesTheCodeBesideTheForm();
                            newcomer.findsTheButtonInANarrowWindow(text.group(1));
                        })
                .when("3. Scan the QR code with the WeCom app.", text -> newcomer.scansBesideTheFormAs("张三"))
                .read("Signing in inside WeCom needs a Keycloak that phones can reach under a trusted")
                .read("domain (可信域名); this one is reachable from this machine only.");
    }

    private static Instructions applications(Newcomer newcomer, Administrator administrator) {
        return new Instructions()
                .when("Acme Notes {}", text -> newcomer.seesApplicationToSignIn(text.group(1), "Acme Notes"))
                .when(
                        "Acme Code {} begins the login itself, as GitLab does",
                        text -> newcomer.isSentToTheLoginPage(text.group(1), "Acme Code"))
                .when("Acme Wiki {} the same", text -> newcomer.isSentToTheLoginPage(text.group(1), "Acme Wiki"))
                .when("Keycloak {} {} / {}", text -> administrator.signsIn(text.group(1), text.group(2), text.group(3)))
                .when("Keycloak's log: {}", text -> assertThat(Files.size(Path.of(text.group(1))))
                        .isPositive());
    }

    /** New people go through the flow that administrators are given. */
    @Test
    void theProviderUsesTheFirstLoginThatIsDelivered() {
        IdentityProviderRepresentation provider = started.keycloak()
                .admin()
                .realm("acme")
                .identityProviders()
                .get("wecom")
                .toRepresentation();
        assertThat(provider.getFirstBrokerLoginFlowAlias()).isEqualTo("wecom first login");
    }
}
