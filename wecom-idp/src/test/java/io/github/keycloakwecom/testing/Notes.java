package io.github.keycloakwecom.testing;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.RootAuthenticationSessionModel;

/** An authentication session that has only notes. A restart removes them. */
public final class Notes {

    private Notes() {}

    public static AuthenticationSessionModel session(Map<Object, String> notes) {
        RootAuthenticationSessionModel root =
                Fake.of(RootAuthenticationSessionModel.class, Map.of("setTimestamp", any -> null));
        return (AuthenticationSessionModel) Proxy.newProxyInstance(
                AuthenticationSessionModel.class.getClassLoader(),
                new Class<?>[] {AuthenticationSessionModel.class},
                (self, method, args) -> {
                    switch (method.getName()) {
                        case "getAuthNote":
                            return notes.get(args[0]);
                        case "setAuthNote":
                            notes.put(args[0], (String) args[1]);
                            return null;
                        case "removeAuthNote":
                            notes.remove(args[0]);
                            return null;
                        case "clearAuthNotes":
                            notes.clear();
                            return null;
                        case "getParentSession":
                            return root;
                        case "getRequiredActions":
                            return Set.of();
                        case "setAuthenticatedUser", "clearExecutionStatus", "clearUserSessionNotes", "setAction":
                            return null;
                        default:
                            throw new AssertionError("not expected: " + method.getName());
                    }
                });
    }
}
