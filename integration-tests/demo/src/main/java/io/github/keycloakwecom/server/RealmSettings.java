package io.github.keycloakwecom.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.RealmRepresentation;

/**
 * A realm for a company whose people come from WeCom: {@code realm/acme-realm.json} and {@code docs/realm}, with the
 * values of one installation. The user profile requires no field and accepts a username of one letter. The reason:
 * WeCom has one name and often no email, and {@code li} is a valid userid
 * (developer.work.weixin.qq.com/document/path/96255). With Keycloak's default such a person stops at a review page.
 * Only administrators edit the email, because GitLab links an account by its email.
 */
public final class RealmSettings {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROFILE_PROVIDER = "org.keycloak.userprofile.UserProfileProvider";

    private final ObjectNode realm;

    private RealmSettings(ObjectNode realm) {
        this.realm = realm;
    }

    /** The realm {@code acme} with placeholders for what only an installation knows. */
    public static RealmSettings acme() {
        RealmSettings settings = new RealmSettings(resource("acme-realm.json"));
        settings.profile(resource("user-profile.json"));
        // The flow that administrators are given is there; the provider uses Keycloak's own until a test changes it.
        ObjectNode delivered = resource("wecom-realm.json");
        settings.realm.set("authenticationFlows", delivered.path("authenticationFlows"));
        settings.realm.set("authenticatorConfig", delivered.path("authenticatorConfig"));
        ((ArrayNode) settings.realm.path("clients")).add(delivered.at("/clients/0"));
        settings.portal();
        ArrayNode mappers = settings.client().putArray("protocolMappers");
        ClaimMappers.all().forEach(mappers::add);
        return settings;
    }

    /** The realm file that administrators import, as it is in {@code docs/realm}. */
    public static RealmSettings delivered() {
        return new RealmSettings(resource("wecom-realm.json"));
    }

    public RealmSettings named(String name) {
        realm.put("realm", name);
        portal();
        return this;
    }

    public String name() {
        return realm.path("realm").asText();
    }

    /** Sets a value of the identity provider's configuration, in place of the one it has so far. */
    public RealmSettings provider(String key, String value) {
        ((ObjectNode) realm.at("/identityProviders/0/config")).put(key, value);
        return this;
    }

    public RealmSettings provider(Map<String, String> values) {
        values.forEach(this::provider);
        return this;
    }

    /** Which flow a new person goes through. */
    public RealmSettings firstLogin(String flow) {
        ((ObjectNode) realm.at("/identityProviders/0")).put("firstBrokerLoginFlowAlias", flow);
        return this;
    }

    /** For a server that lacks the provider's jar, which refuses the whole realm otherwise. */
    public RealmSettings withoutProvider() {
        realm.remove(List.of("identityProviders", "authenticationFlows", "authenticatorConfig"));
        return this;
    }

    /** Where the sample application is, and its secret. */
    public RealmSettings application(String url, String secret) {
        client().put("rootUrl", url).put("secret", secret);
        client().putArray("redirectUris").add(url + "/callback");
        ((ObjectNode) client().path("attributes")).put("post.logout.redirect.uris", url + "/");
        return this;
    }

    /** The tree itself, for what has no method here. */
    public ObjectNode tree() {
        return realm;
    }

    /** As the admin client wants it; a field that Keycloak does not know is an error. */
    public RealmRepresentation representation() {
        return JSON.convertValue(realm, RealmRepresentation.class);
    }

    /** Creates the realm through the admin API. */
    public RealmResource create(Keycloak admin) {
        admin.realms().create(representation());
        return admin.realm(name());
    }

    /** Writes {@code <realm>-realm.json}, the only kind of name that {@code kc.sh start --import-realm} takes. */
    public Path writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(name() + "-realm.json");
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), realm);
        return file;
    }

    // The one address in the files that has the realm's name in it.
    private void portal() {
        for (JsonNode client : realm.path("clients")) {
            if (client.path("clientId").asText().equals("wecom-portal")) {
                ((ObjectNode) client).putArray("redirectUris").add("/realms/" + name() + "/wecom/wecom/portal");
            }
        }
    }

    private ObjectNode client() {
        return (ObjectNode) realm.at("/clients/0");
    }

    /** Keycloak keeps the user profile as a text inside a component. */
    private void profile(ObjectNode profile) {
        ObjectNode component = JSON.createObjectNode().put("providerId", "declarative-user-profile");
        component.putObject("config").putArray("kc.user.profile.config").add(profile.toString());
        realm.putObject("components").putArray(PROFILE_PROVIDER).add(component);
    }

    private static ObjectNode resource(String name) {
        try (InputStream in = RealmSettings.class.getResourceAsStream("/realm/" + name)) {
            return (ObjectNode) JSON.readTree(Objects.requireNonNull(in, name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
