package io.github.keycloakwecom.testing;

import java.util.ArrayList;
import java.util.List;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/** An account without names, mail and roles, unless a test says otherwise. */
public final class TestPerson {

    private final List<RoleModel> roles = new ArrayList<>();
    private final Stub<UserModel> stub = Stub.of(UserModel.class)
            .returns("getEmail", null)
            .returns("getFirstName", null)
            .returns("getFederationLink", null)
            .answers("hasRole", args -> roles.contains((RoleModel) args[0]));

    private TestPerson(String username) {
        stub.returns("getId", "id of " + username).returns("getUsername", username);
    }

    public static TestPerson of(String username) {
        return new TestPerson(username);
    }

    public TestPerson mail(String address) {
        stub.returns("getEmail", address);
        return this;
    }

    public TestPerson firstName(String name) {
        stub.returns("getFirstName", name);
        return this;
    }

    public TestPerson has(RoleModel role) {
        roles.add(role);
        return this;
    }

    public UserModel make() {
        return stub.make();
    }
}
