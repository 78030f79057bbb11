package io.github.keycloakwecom.testing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.keycloak.models.ClientModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The authentication session of an application, in the browser tab {@value #TAB}. */
public final class TestLogin {

    public static final String TAB = "tab";

    private final Map<String, String> clientNotes = new HashMap<>();
    private final Map<String, String> userSessionNotes = new HashMap<>();
    private final Map<String, String> authNotes = new HashMap<>();
    private final Set<String> actions = new HashSet<>();
    private final AuthenticationSessionModel login;

    public TestLogin(ClientModel client) {
        login = Stub.of(AuthenticationSessionModel.class)
                .returns("getClient", client)
                .returns("getTabId", TAB)
                .returns("getUserSessionNotes", userSessionNotes)
                .answers("getClientNote", args -> clientNotes.get(args[0]))
                .answers("getAuthNote", args -> authNotes.get(args[0]))
                .answers("setAuthNote", args -> authNotes.put((String) args[0], (String) args[1]))
                .answers("addRequiredAction", args -> actions.add((String) args[0]))
                .answers("removeRequiredAction", args -> actions.remove(args[0]))
                .make();
    }

    public TestLogin clientNote(String name, String value) {
        clientNotes.put(name, value);
        return this;
    }

    public TestLogin authNote(String name, String value) {
        authNotes.put(name, value);
        return this;
    }

    /** The notes that Keycloak writes at the end of a login through an identity provider. */
    public TestLogin through(String alias) {
        userSessionNotes.put("identity_provider", alias);
        return this;
    }

    public Set<String> actions() {
        return actions;
    }

    public AuthenticationSessionModel make() {
        return login;
    }
}
