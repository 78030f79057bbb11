package io.github.keycloakwecom.it.panel;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Route;
import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.Panel;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import io.github.keycloakwecom.standin.company.App;
import io.github.keycloakwecom.standin.company.Redirects;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * WeCom's own component is the judge: in the same scene our panel says what it says, and the stand-in understands it.
 * Each scene is played around the component and around the panel; both conversations are compared message by message.
 */
@ExtendWith(TestBedExtension.class)
class OfficialComponentIT {

    private static final Map<String, String> SCENES = Map.of(
            "every kind of message", """
                    call("onCheckWeComLogin", {isWeComLogin: true}, "check");
                    call("onCheckWeComLogin", {isWeComLogin: false}, "");
                    call("onOpenInWecom", {}, 7);
                    call("onSomethingNew", {}, "unknown");
                    send(JSON.stringify({type: "ww-iframe-handle:call", uid: "data",
                        args: {type: "call", name: "onCheckWeComLogin", data: {isWeComLogin: true}}}));
                    send({type: "ww-iframe-handle:call", uid: "object", args: {type: "call", name: "onOpenInWecom"}});
                    send(JSON.stringify({type: "ww-iframe-handle:call", args: {type: "call", name: "onOpenInWecom"}}));
                    send(JSON.stringify({type: "ww-iframe-handle:call", uid: "event", args: {type: "event"}}));
                    send(JSON.stringify({type: "ww-iframe-handle:call", uid: "no type", args: {name: "x"}}));
                    send(JSON.stringify({type: "ww-iframe-handle:call", args: {type: "event", name: "without uid"}}));
                    send(JSON.stringify({type: "ww-iframe-handle:response", uid: "check", kind: "resolve"}));
                    send(JSON.stringify({type: "ww-iframe-handle:something-else", uid: "else"}));
                    ready(CHANNEL);
                    """,
            "a success", """
                    send(JSON.stringify({type: "ww-iframe-handle:call", uid: "data",
                        args: {type: "call", name: "onLoginSuccess", data: {code: "one"}}}));
                    """,
            "a failure and then a success", """
                    call("onLoginFail", {errCode: -1, errMsg: "a failure"}, "fail");
                    call("onLoginSuccess", {code: "one"}, "success");
                    """);

    static Stream<Arguments> scenes() {
        return SCENES.keySet().stream()
                .flatMap(scene -> Stream.of(true, false).map(channel -> Arguments.of(scene, channel)));
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void inEverySceneThePanelSaysWhatTheComponentSays(String scene, boolean channel, TestBed bed) {
        String begin = channel ? "set-port" : "init";
        play(bed, """
                heard = what => {
                  if (what === "init") ready(CHANNEL);
                  if (what === "%s") { %s; call("theEnd", {}, "end"); }
                };
                """.formatted(begin, SCENES.get(scene)).replace("CHANNEL", String.valueOf(channel)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsSaidBeforeReadyIsAnsweredAfterIt(boolean channel, TestBed bed) {
        play(bed, """
                call("onCheckWeComLogin", {isWeComLogin: true}, "early");
                send(JSON.stringify({type: "ww-iframe-handle:call", uid: "odd", args: {type: "event"}}));
                heard = what => { if (what === "init") { call("theEnd", {}, "end"); ready(%s); } };
                """.formatted(channel));
    }

    private static void play(TestBed bed, String script) {
        Employee withComponent = bed.employee("en");
        Conversation official = new Conversation(withComponent.page());
        ComponentPage component = new ComponentPage(withComponent, bed).with("redirect_type", "callback");
        new Panel(withComponent).play(script);
        assertThat(component.open().wecom().locator("#got")).hasText(Pattern.compile(".*responseresolveend$"));

        Employee withPanel = bed.employee("en");
        Conversation ours = new Conversation(withPanel.page());
        stayOnTheLoginPage(withPanel);
        Panel panel = new Panel(withPanel);
        panel.play(script);
        withPanel.openApplication();
        assertThat(panel.wecom().locator("#got")).hasText(Pattern.compile(".*responseresolveend$"));

        compare(official, ours);
    }

    private static void compare(Conversation official, Conversation ours) {
        assertThat(official.heardByFrame()).isNotEmpty();
        assertThat(ours.heardByFrame()).containsExactlyElementsOf(official.heardByFrame());
        assertThat(ours.heardByPage()).containsExactlyElementsOf(official.heardByPage());
    }

    // With a code the panel goes to the redirect URI, and the conversation would be over.
    private static void stayOnTheLoginPage(Employee employee) {
        employee.page()
                .route(
                        url -> url.contains("/broker/" + TestBed.ALIAS + "/endpoint?"),
                        route -> route.fulfill(new Route.FulfillOptions().setStatus(204)));
    }

    /** With the stand-in's own frame: a scan at an address that the app does not know, an old code, a quick login. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theStandInUnderstandsBoth(boolean channel, TestBed bed) {
        Employee withComponent = bed.employee("en");
        Conversation official = new Conversation(withComponent.page());
        ComponentPage component = new ComponentPage(withComponent, bed)
                .with("redirect_type", "callback")
                .with("channel", String.valueOf(channel))
                .open();
        signInAfterAFailure(bed, component.wecom());
        assertThat(component.called()).hasText("onCheckWeComLogin onLoginFail onOpenInWecom onLoginSuccess");

        bed.changeProvider("webLoginUrl", bed.wecom().webLoginUrl() + "?channel=" + channel);
        Employee withPanel = bed.employee("en");
        Conversation ours = new Conversation(withPanel.page());
        stayOnTheLoginPage(withPanel);
        withPanel.openApplication();
        signInAfterAFailure(bed, new Panel(withPanel).wecom());

        compare(official, ours);
    }

    private static void signInAfterAFailure(TestBed bed, FrameLocator wecom) {
        App app = bed.wecom().company().loginApp();
        Redirects none = new Redirects(Set.of(), Set.of("elsewhere.example"));
        bed.wecom().company().updateApp(app.agentId(), any -> any.withRedirects(none));
        isAnswered(wecom, 1);
        try {
            click(wecom, "[data-scan=zhangsan]");
            isAnswered(wecom, 2);
        } finally {
            bed.wecom().company().updateApp(app.agentId(), any -> app);
        }
        click(wecom, "[data-expire]");
        click(wecom, "[data-refresh]");
        click(wecom, "[data-quick]");
        isAnswered(wecom, 4);
    }

    // The panel hides a frame that has failed; a phone sees the code all the same.
    private static void click(FrameLocator wecom, String button) {
        wecom.locator(button).dispatchEvent("click");
    }

    private static void isAnswered(FrameLocator wecom, int calls) {
        assertThat(wecom.locator("body")).hasAttribute("data-answers", String.valueOf(calls));
        assertThat(wecom.locator("body")).hasAttribute("data-waiting", "0");
        assertThat(wecom.locator("#wrong")).isHidden();
    }

    /** What a page may say wrong: the stand-in shows it and does not go on as if nothing were. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{type: 'ww-iframe-handle:response', uid: '1', kind: 'resolve'} | no JSON text: object",
                "'{' | no JSON text: string",
                "'{\"type\":\"ww-iframe-handle:response\",\"uid\":\"9\",\"kind\":\"resolve\"}' | an answer to nothing: 9",
                "'{\"type\":\"ww-iframe-handle:response\",\"uid\":\"1\",\"kind\":\"reject\"}' | the answer reject to a call",
                "'{\"type\":\"ww-iframe-handle:other\"}' | ww-iframe-handle:other on the window",
                "{type: 'ww-iframe-handle:set-port'} | set-port without a port, or without a ready that asked for one"
            },
            quoteCharacter = '`')
    void theStandInShowsAWrongAnswer(String answer, String what, TestBed bed) {
        Employee employee = bed.employee("en");
        String page = bed.keycloak().url() + "/wrong-component";
        // Not from the stand-in's own address, which the browser keeps from a page that came over no network.
        new ComponentPage(employee, bed);
        String frame = ComponentPage.WECOM + "/wwlogin/sso/login?login_type=CorpApp&appid="
                + bed.wecom().company().corpId() + "&agentid="
                + bed.wecom().company().loginApp().agentId()
                + "&redirect_type=callback&channel=false&redirect_uri=" + page;
        employee.page()
                .route(
                        page,
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("text/html")
                                .setBody("""
                                        <iframe id="login" src="%s"></iframe><script>
                                        const frame = document.getElementById("login");
                                        frame.onload = () => frame.contentWindow.postMessage('{"type":"ww-iframe-handle:init"}', "*");
                                        onmessage = event => { if (event.data.includes("handle:call"))
                                          frame.contentWindow.postMessage(%s, "*"); };
                                        </script>
                                        """.formatted(frame, answer))));
        employee.goTo(page);
        FrameLocator wecom = employee.page().frameLocator("#login");
        assertThat(wecom.locator("body")).hasAttribute("data-wrong", what);
        assertThat(wecom.locator("#wrong")).isVisible();
        assertThat(wecom.locator("#wrong")).containsText(what);
        employee.screenshot("stand-in-wrong-answer");
        assertThat(employee.complaints("error")).singleElement().asString().contains(what);
    }

    /** Where a scan leads without the callback, which is documented: the whole window by default, or the frame. */
    @ParameterizedTest
    @CsvSource({"'', true", "top, true", "self, false"})
    void aScanLeadsWhereRedirectTypeSays(String type, boolean wholeWindow, TestBed bed) {
        Employee employee = bed.employee("en");
        String landing = bed.keycloak().url() + "/landed-after-a-scan";
        List<String> landed = new ArrayList<>();
        employee.page().route(url -> url.startsWith(landing), route -> {
            landed.add(route.request().url());
            route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody("<p>landed</p>"));
        });
        ComponentPage component = new ComponentPage(employee, bed).with("redirect_uri", landing);
        if (!type.isEmpty()) {
            component.with("redirect_type", type);
        }
        component.open().wecom().locator("[data-scan=zhangsan]").click();
        if (wholeWindow) {
            assertThat(employee.page().getByText("landed")).isVisible();
        } else {
            assertThat(component.wecom().getByText("landed")).isVisible();
        }
        assertThat(landed).singleElement().asString().matches(".*\\?code=[^&]+&state=aStateOfTheTest");
    }
}
