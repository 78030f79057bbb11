package io.github.keycloakwecom.it.panel;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.LoginProblems;
import io.github.keycloakwecom.it.bed.Panel;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.bed.TestBedExtension;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The messages between the panel and WeCom's frame, in the order and form of the official component
 * (docs/wecom-protocol.md#panel). A page of the test is in WeCom's place, and keeps to the protocol or does not.
 */
@ExtendWith(TestBedExtension.class)
class PanelMessagesIT {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void codeWithAndWithoutAChannel_signsIn(boolean channel, TestBed bed) {
        Employee zhangsan = bed.employee("en");
        new Panel(zhangsan).play("""
                heard = what => {
                  if (what === "init") ready(given.channel);
                  if (what === (given.channel ? "set-port" : "init")) {
                    call("onLoginSuccess", {code: given.code}, "7");
                  }
                };
                """, Map.of("channel", channel, "code", codeOf(zhangsan, bed)));
        zhangsan.openApplication();
        zhangsan.seesApplication();
        assertThat(zhangsan.complaints("error")).isEmpty();
        assertThat(zhangsan.complaints("warning")).isEmpty();
    }

    @Test
    void unknownCall_isAnswered(TestBed bed) {
        Employee employee = bed.employee("en");
        Panel panel = new Panel(employee);
        panel.play("""
                call("onCheckWeComLogin", {isWeComLogin: true}, "early");
                send({type: "ww-iframe-handle:call", uid: "object",
                    args: {type: "call", name: "constructor", data: {}}});
                heard = what => { if (what === "init") { ready(false); call("toString", {}, "late"); ready(true); } };
                """);
        employee.openApplication();
        assertThat(panel.wecom().heard())
                .hasText("init responseresolveearly responseresolveobject responseresolvelate");
        assertThat(employee.complaints("error")).isEmpty();
    }

    /** As the component does it: a frame that waits for an answer gets one. */
    @Test
    void messageThatIsNoCall_isRejectedAndWithoutUidIgnored(TestBed bed) {
        Employee employee = bed.employee("en");
        Panel panel = new Panel(employee);
        panel.play("""
                const say = (uid, args) => send({type: "ww-iframe-handle:call", uid, args});
                const check = {type: "call", name: "onCheckWeComLogin"};
                heard = what => {
                  if (what === "init") {
                    ready(false);
                    say("event", {type: "event", name: "onLoginSuccess"});
                    say("none", {name: "onLoginSuccess"});
                    say("odd", {type: {toString: 1}});
                    say("null", null);
                    say("text", "call");
                    say("list", {type: "call", name: ["onLoginSuccess"]});
                    say("nameless", {type: "call"});
                    ["", 0, null, {toString: 1}, "u".repeat(1000)].forEach(uid => say(uid, check));
                    say(7, check);
                  }
                };
                """);
        employee.openApplication();
        assertThat(panel.wecom().heard())
                .hasText("init responserejectevent responserejectnone responserejectodd responserejectnull"
                        + " responserejecttext responseresolvelist responseresolvenameless responseresolve7");
        assertThat(employee.complaints("error")).isEmpty();
        assertThat(employee.complaints("warning")).hasSize(1);
    }

    /** As when the person asks for a new code and WeCom's page loads again. */
    @Test
    void frameThatLoadsAgain_getsAnswersAgain(TestBed bed) {
        Employee employee = bed.employee("en");
        Panel panel = new Panel(employee);
        panel.play("""
                const isReload = performance.getEntriesByType("navigation")[0].type === "reload";
                heard = what => {
                  if (what === "init") ready(true);
                  if (what === "set-port" && isReload) call("onOpenInWecom", {}, "again");
                  if (what === "set-port" && !isReload) location.reload();
                };
                """);
        employee.openApplication();
        assertThat(panel.wecom().heard()).hasText("init set-port responseresolveagain");
        assertThat(panel.status()).hasText("Please confirm in WeCom on this computer.");
    }

    @Test
    void codeBeforeReady_signsIn(TestBed bed) {
        Employee zhangsan = bed.employee("en");
        new Panel(zhangsan).play("call('onLoginSuccess', {code: given.code});", Map.of("code", codeOf(zhangsan, bed)));
        zhangsan.openApplication();
        zhangsan.seesApplication();
    }

    /** Each is refused; the warning comes once; a proper code still signs in. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "send(null)",
                "send(42)",
                "send('')",
                "send('{')",
                "send('{\"type\":7}')",
                "send({type: 'something-else'})",
                "send({type: 'ww-iframe-handle:call'})",
                "send({type: 'ww-iframe-handle:call', args: {type: 'call', name: ['onLoginSuccess'],"
                        + " payload: {code: 'x'}}})",
                "send(JSON.stringify({type: 'ww-iframe-handle:call', args: {type: 'call', name: 'onLoginSuccess',"
                        + " payload: {code: 'y'.repeat(1000000)}}}))",
                "call('onLoginSuccess', {code: 'y'.repeat(513)})",
                "call('onLoginSuccess', {code: ''})",
                "call('onLoginSuccess', {code: 'a b'})",
                "call('onLoginSuccess', {code: {toString: 1}})",
                "call('onLoginSuccess', null)"
            })
    void invalidMessage_isIgnoredWithOneWarning(String message, TestBed bed) {
        Employee zhangsan = bed.employee("en");
        new Panel(zhangsan).play("""
                heard = what => { if (what === "init") {
                  ready(false);
                  for (let i = 0; i < 5; i++) eval(given.message);
                  setTimeout(() => call("onLoginSuccess", {code: given.code}), 100);
                } };
                """, Map.of("message", message, "code", codeOf(zhangsan, bed)));
        zhangsan.openApplication();
        zhangsan.seesApplication();
        assertThat(zhangsan.complaints("warning")).singleElement().asString().contains("ignored");
        assertThat(zhangsan.complaints("error")).isEmpty();
        assertThat(LoginProblems.errors(bed)).isEmpty();
    }

    @Test
    void secondCode_isIgnored(TestBed bed) {
        Employee zhangsan = bed.employee("en");
        new Panel(zhangsan).play("""
                heard = what => { if (what === "init") { ready(false);
                  call("onLoginSuccess", {code: given.code}); call("onLoginSuccess", {code: "another"}); } };
                """, Map.of("code", codeOf(zhangsan, bed)));
        zhangsan.openApplication();
        zhangsan.seesApplication();
        assertThat(zhangsan.complaints("warning")).hasSize(1);
    }

    /** The right window with the wrong origin: a sandboxed document has none. */
    @Test
    void messageOfAnotherOrigin_isIgnored(TestBed bed) {
        Employee employee = bed.employee("en");
        Panel panel = new Panel(employee);
        panel.play(
                "call('onLoginSuccess', {code: given.code});",
                Map.of("code", codeOf(employee, bed)),
                Map.of("Content-Security-Policy", "sandbox allow-scripts"));
        employee.openApplication();
        employee.waitUntil(() -> !employee.complaints("warning").isEmpty());
        assertThat(employee.address()).contains("/protocol/openid-connect/auth");
        assertThat(panel.section()).isVisible();
    }

    /** The right origin with the wrong window: a frame inside WeCom's. */
    @Test
    void messageOfAnotherWindow_isIgnored(TestBed bed) {
        Employee employee = bed.employee("en");
        new Panel(employee).play("""
                if (parent.parent === top) {
                  const inner = document.createElement("iframe");
                  inner.src = location.href;
                  document.body.append(inner);
                } else {
                  parent.parent.postMessage(JSON.stringify({type: "ww-iframe-handle:call",
                      args: {type: "call", name: "onLoginSuccess", payload: {code: given.code}}}), "*");
                }
                """, Map.of("code", codeOf(employee, bed)));
        employee.openApplication();
        employee.waitUntil(() -> !employee.complaints("warning").isEmpty());
        assertThat(employee.address()).contains("/protocol/openid-connect/auth");
    }

    @Test
    void messageOfTheLoginPage_isIgnored(TestBed bed) {
        Employee employee = bed.employee("en");
        Panel panel = new Panel(employee);
        panel.play("heard = what => { if (what === 'init') ready(false); }");
        employee.openApplication();
        assertThat(panel.own().ready()).isVisible();
        panel.loginPagePosts("""
                {"type": "ww-iframe-handle:call",
                 "args": {"type": "call", "name": "onLoginSuccess", "payload": {"code": "anything"}}}""");
        employee.waitUntil(() -> !employee.complaints("warning").isEmpty());
        assertThat(employee.address()).contains("/protocol/openid-connect/auth");
    }

    /** A code of WeCom that signs in the person who scanned. */
    private static String codeOf(Employee employee, TestBed bed) {
        return employee.codeOf(bed.addresses().scan("zhangsan"));
    }
}
