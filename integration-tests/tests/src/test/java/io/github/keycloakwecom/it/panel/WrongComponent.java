package io.github.keycloakwecom.it.panel;

import com.google.gson.Gson;
import com.microsoft.playwright.Page;
import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.Panel;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.it.page.WecomFrame;
import io.github.keycloakwecom.standin.company.Company;
import java.util.Map;

/** A page that frames WeCom as the official component does, and answers each call with something wrong. */
final class WrongComponent {

    private final Page page;

    /** @param answer a JavaScript expression */
    WrongComponent(Employee employee, TestBed bed, String answer) {
        page = employee.page();
        String url = bed.keycloak().url() + "/wrong-component";
        // A page that came over no network may not frame the stand-in's own address.
        new ComponentPage(employee, bed);
        Company company = bed.wecom().company();
        String frame = ComponentPage.WECOM + "/wwlogin/sso/login?login_type=CorpApp&appid=" + company.corpId()
                + "&agentid=" + company.loginApp().agentId()
                + "&redirect_type=callback&channel=false&redirect_uri=" + url;
        employee.serve(
                url,
                "<iframe id=\"login\"></iframe><script>const given = "
                        + new Gson().toJson(Map.of("frame", frame, "answer", answer)) + ";\n"
                        + Panel.resource("wrong-component.js") + "</script>");
        employee.goTo(url);
    }

    WecomFrame wecom() {
        return new WecomFrame(page.frameLocator("#login"));
    }
}
