package io.github.keycloakwecom.testing;

import java.util.HashMap;
import java.util.Map;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/** An application of the realm: enabled, OpenID Connect, without roles and addresses, unless a test says otherwise. */
public final class TestClient {

    private final Map<String, String> attributes = new HashMap<>();
    private final Map<String, RoleModel> roles = new HashMap<>();
    private final Stub<ClientModel> stub = Stub.of(ClientModel.class)
            .returns(
                    "getRealm",
                    Stub.of(RealmModel.class).returns("getId", TestRealm.ID).make())
            .returns("isEnabled", true)
            .returns("isBearerOnly", false)
            .returns("getName", null)
            .returns("getRootUrl", null)
            .returns("getBaseUrl", null)
            .returns("getProtocol", "openid-connect")
            .answers("getAttribute", args -> attributes.get(args[0]))
            .answers("getRole", args -> roles.get(args[0]));

    private TestClient(String clientId) {
        stub.returns("getId", "id of " + clientId).returns("getClientId", clientId);
    }

    public static TestClient of(String clientId) {
        return new TestClient(clientId);
    }

    public TestClient name(String name) {
        stub.returns("getName", name);
        return this;
    }

    public TestClient disabled() {
        stub.returns("isEnabled", false);
        return this;
    }

    public TestClient bearerOnly() {
        stub.returns("isBearerOnly", true);
        return this;
    }

    /** The <em>Home URL</em> of the console. */
    public TestClient home(String url) {
        stub.returns("getBaseUrl", url);
        return this;
    }

    /** The <em>Root URL</em> of the console. */
    public TestClient root(String url) {
        stub.returns("getRootUrl", url);
        return this;
    }

    public TestClient saml() {
        stub.returns("getProtocol", "saml");
        return this;
    }

    public TestClient attribute(String name, String value) {
        attributes.put(name, value);
        return this;
    }

    public TestClient role(String name) {
        roles.put(name, Stub.of(RoleModel.class).returns("getName", name).make());
        return this;
    }

    public ClientModel make() {
        return stub.make();
    }
}
