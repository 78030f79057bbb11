package io.github.keycloakwecom.it.panel;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.Panel;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import io.github.keycloakwecom.it.page.WecomFrame;
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
                    ready(given.channel);
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
    void scene_hasTheSameMessagesInPanelAndComponent(String scene, boolean channel, TestBed bed) {
        play(bed, """
                heard = what => {
                  if (what === "init") ready(given.channel);
                  if (what === (given.channel ? "set-port" : "init")) { eval(given.scene); call("theEnd", {}, "end"); }
                };
                """, Map.of("channel", channel, "scene", SCENES.get(scene)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void callBeforeReady_isAnsweredAfterIt(boolean channel, TestBed bed) {
        play(bed, """
                call("onCheckWeComLogin", {isWeComLogin: true}, "early");
                send(JSON.stringify({type: "ww-iframe-handle:call", uid: "odd", args: {type: "event"}}));
                heard = what => { if (what === "init") { call("theEnd", {}, "end"); ready(given.channel); } };
                """, Map.of("channel", channel));
    }

    private static void play(TestBed bed, String script, Map<String, ?> given) {
        Employee withComponent = bed.employee("en");
        Conversation official = new Conversation(withComponent);
        ComponentPage component = new ComponentPage(withComponent, bed).with("redirect_type", "callback");
        new Panel(withComponent).play(script, given);
        assertThat(component.open().wecom().heard()).hasText(Pattern.compile(".*responseresolveend$"));

        Employee withPanel = bed.employee("en");
        Conversation ours = new Conversation(withPanel);
        stayOnTheLoginPage(withPanel);
        Panel panel = new Panel(withPanel);
        panel.play(script, given);
        withPanel.openApplication();
        assertThat(panel.wecom().heard()).hasText(Pattern.compile(".*responseresolveend$"));

        compare(official, ours);
    }

    private static void compare(Conversation official, Conversation ours) {
        assertThat(official.heardByFrame()).isNotEmpty();
        assertThat(ours.heardByFrame()).containsExactlyElementsOf(official.heardByFrame());
        assertThat(ours.heardByPage()).containsExactlyElementsOf(official.heardByPage());
    }

    // With a code the panel goes to the redirect URI, and the conversation would be over.
    private static void stayOnTheLoginPage(Employee employee) {
        employee.intercept(
                url -> url.contains("/broker/" + TestBed.ALIAS + "/endpoint?"),
                route -> route.fulfill(new Route.FulfillOptions().setStatus(204)));
    }

    /** With the stand-in's own frame: a scan at an address that the app does not know, an old code, a quick login. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void standIn_understandsPanelAndComponent(boolean channel, TestBed bed) {
        Employee withComponent = bed.employee("en");
        Conversation official = new Conversation(withComponent);
        ComponentPage component = new ComponentPage(withComponent, bed)
                .with("redirect_type", "callback")
                .with("channel", String.valueOf(channel))
                .open();
        signInAfterAFailure(bed, component.wecom());
        assertThat(component.called()).hasText("onCheckWeComLogin onLoginFail onOpenInWecom onLoginSuccess");

        bed.changeProvider("webLoginUrl", bed.wecom().webLoginUrl() + "?channel=" + channel);
        Employee withPanel = bed.employee("en");
        Conversation ours = new Conversation(withPanel);
        stayOnTheLoginPage(withPanel);
        withPanel.openApplication();
        signInAfterAFailure(bed, new Panel(withPanel).wecom());

        compare(official, ours);
    }

    private static void signInAfterAFailure(TestBed bed, WecomFrame wecom) {
        App app = bed.wecom().company().loginApp();
        Redirects none = new Redirects(Set.of(), Set.of("elsewhere.example"));
        bed.wecom().company().updateApp(app.agentId(), any -> any.withRedirects(none));
        wecom.isAnswered(1);
        try {
            click(wecom.scan("zhangsan"));
            wecom.isAnswered(2);
        } finally {
            bed.wecom().company().updateApp(app.agentId(), any -> app);
        }
        click(wecom.expire());
        click(wecom.refresh());
        click(wecom.quickLogin());
        wecom.isAnswered(4);
    }

    // The panel hides a frame that has failed; a phone sees the code all the same.
    private static void click(Locator button) {
        button.dispatchEvent("click");
    }

    /** A wrong message of the page: the stand-in shows it and stops. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{type: 'ww-iframe-handle:response', uid: '1', kind: 'resolve'} | no JSON text: object",
                "'{' | no JSON text: string",
                "'{\"type\":\"ww-iframe-handle:response\",\"uid\":\"9\",\"kind\":\"resolve\"}'"
                        + " | an answer to nothing: 9",
                "'{\"type\":\"ww-iframe-handle:response\",\"uid\":\"1\",\"kind\":\"reject\"}'"
                        + " | the answer reject to a call",
                "'{\"type\":\"ww-iframe-handle:other\"}' | ww-iframe-handle:other on the window",
                "{type: 'ww-iframe-handle:set-port'} | set-port without a port, or without a ready that asked for one"
            },
            quoteCharacter = '`')
    void wrongAnswer_isShownByTheStandIn(String answer, String what, TestBed bed) {
        Employee employee = bed.employee("en");
        new WrongComponent(employee, bed, answer).wecom().refuses(what);
        employee.screenshot("stand-in-wrong-answer");
        assertThat(employee.complaints("error")).singleElement().asString().contains(what);
    }

    /** Where a scan leads without the callback, which is documented: the whole window by default, or the frame. */
    @ParameterizedTest
    @CsvSource({"'', true", "top, true", "self, false"})
    void scanWithoutCallback_leadsWhereRedirectTypeSays(String type, boolean wholeWindow, TestBed bed) {
        Employee employee = bed.employee("en");
        String landing = bed.keycloak().url() + "/landed-after-a-scan";
        List<String> landed = new ArrayList<>();
        employee.intercept(url -> url.startsWith(landing), route -> {
            landed.add(route.request().url());
            route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody("<p>landed</p>"));
        });
        ComponentPage component = new ComponentPage(employee, bed).with("redirect_uri", landing);
        if (!type.isEmpty()) {
            component.with("redirect_type", type);
        }
        component.open().wecom().scan("zhangsan").click();
        if (wholeWindow) {
            assertThat(employee.text("landed")).isVisible();
        } else {
            assertThat(component.wecom().text("landed")).isVisible();
        }
        assertThat(landed).singleElement().asString().matches(".*\\?code=[^&]+&state=aStateOfTheTest");
    }
}
