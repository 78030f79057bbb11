package io.github.keycloakwecom.it.panel;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.RequestOptions;
import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.page.WecomFrame;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A page with the official component in it, as its documentation shows it. The component knows one host only, and the
 * stand-in answers for that.
 */
final class ComponentPage {

    static final String WECOM = "https://login.work.weixin.qq.com";

    private final Page page;
    private final String url;
    private final Map<String, String> params = new TreeMap<>();

    ComponentPage(Employee employee, TestBed bed) {
        page = employee.page();
        url = bed.keycloak().url() + "/official-component";
        params.put("login_type", "CorpApp");
        params.put("appid", bed.wecom().company().corpId());
        params.put("agentid", String.valueOf(bed.wecom().company().loginApp().agentId()));
        params.put("redirect_uri", bed.addresses().endpoint());
        params.put("state", "aStateOfTheTest");
        params.put("panel_size", "small");
        page.route(WECOM + "/**", route -> fromStandIn(route, bed.wecom().url()));
    }

    private void fromStandIn(Route route, String standIn) {
        URI asked = URI.create(route.request().url());
        APIResponse answer = page.request()
                .get(
                        standIn + asked.getRawPath() + (asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery()),
                        RequestOptions.create().setMaxRedirects(0));
        route.fulfill(new Route.FulfillOptions().setResponse(answer));
    }

    ComponentPage with(String param, String value) {
        params.put(param, value);
        return this;
    }

    ComponentPage open() {
        page.route(
                url + ".js",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/javascript; charset=utf-8")
                        .setBody(OfficialComponent.script())));
        page.route(
                url,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html; charset=utf-8")
                        .setBody(html())));
        page.navigate(url);
        return this;
    }

    private String html() {
        String given = params.entrySet().stream()
                .map(param -> param.getKey() + ": \"" + param.getValue() + "\"")
                .collect(Collectors.joining(", "));
        return """
                <!DOCTYPE html><title>the official component</title><div id="login"></div><p id="called"></p>
                <script src="%s.js"></script>
                <script>
                const called = name => () => { document.getElementById("called").textContent += name + " "; };
                ww.createWWLoginPanel({ el: "#login", params: { %s },
                  onCheckWeComLogin: called("onCheckWeComLogin"), onLoginSuccess: called("onLoginSuccess"),
                  onLoginFail: called("onLoginFail"), onOpenInWecom: called("onOpenInWecom") });
                </script>
                """.formatted(url, given);
    }

    WecomFrame wecom() {
        return new WecomFrame(page.frameLocator("#login iframe"));
    }

    /** The callbacks that the component has called, in order. */
    Locator called() {
        return page.locator("#called");
    }
}
