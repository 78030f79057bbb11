package io.github.keycloakwecom.page;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.ClientModel;

/** A page that explains why an application does not open, who can help, and what the person can do. */
public final class Notice {

    private final String id;
    private final Response.Status status;
    private final Map<String, String> ways = new LinkedHashMap<>();
    private String client = "";
    private String button = "";
    private QrCode code;

    /**
     * @param id names the texts {@code wecom.notice.<id>.title} and {@code .text}, in which {@code {0}} is the
     *     application
     */
    public Notice(String id, Response.Status status) {
        this.id = id;
        this.status = status;
    }

    /** Names the application. */
    public Notice about(ClientModel about) {
        client = about.getName() == null || about.getName().isBlank() ? about.getClientId() : about.getName();
        return this;
    }

    /** @param name of the text {@code wecom.notice.way.<name>}; the first one is the button */
    public Notice way(String name, URI target) {
        ways.put(name, target.toString());
        return this;
    }

    /** A button, before the other ways, that goes on in the flow that shows this page. */
    public Notice button(String name) {
        button = name;
        return this;
    }

    /** A QR code with an address, to scan with a phone. */
    public Notice code(URI address) {
        code = QrCode.of(address.toString());
        return this;
    }

    /** @param page of the flow or of the request */
    public Response show(LoginFormsProvider page) {
        page.setAttribute("notice", id);
        page.setAttribute("application", client);
        page.setAttribute("ways", ways);
        page.setAttribute("button", button);
        page.setAttribute("code", code);
        return page.setStatus(status).createForm("wecom-notice.ftl");
    }
}
