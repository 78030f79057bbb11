package io.github.keycloakwecom.testing;

import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import org.keycloak.forms.login.LoginFormsProvider;

/**
 * A page that is not rendered. Records the attributes for the template. The entity of the response is the template's
 * name.
 */
public final class RecordedPage {

    private final Map<String, Object> attributes = new HashMap<>();
    private final Stub<LoginFormsProvider> stub = Stub.of(LoginFormsProvider.class);
    private final LoginFormsProvider page = stub.make();
    private Response.Status status = Response.Status.OK;

    public RecordedPage() {
        stub.answers("setAttribute", args -> {
                    attributes.put((String) args[0], args[1]);
                    return page;
                })
                .answers("setStatus", args -> {
                    status = (Response.Status) args[0];
                    return page;
                })
                .answers("setAuthenticationSession", any -> page)
                .answers("createForm", args -> Response.status(status)
                        .entity(args[0])
                        .header("Cache-Control", "as Keycloak has it")
                        .build());
    }

    public LoginFormsProvider page() {
        return page;
    }

    public Object attribute(String name) {
        return attributes.get(name);
    }

    public Map<String, Object> attributes() {
        return attributes;
    }
}
