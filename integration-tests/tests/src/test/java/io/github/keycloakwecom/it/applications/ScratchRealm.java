package io.github.keycloakwecom.it.applications;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import io.github.keycloakwecom.app.SampleApplication;
import io.github.keycloakwecom.it.bed.Employee;
import io.github.keycloakwecom.it.bed.RealmChanges;
import io.github.keycloakwecom.it.bed.TestBed;
import io.github.keycloakwecom.server.RealmSettings;
import io.github.keycloakwecom.standin.company.Contact;
import io.github.keycloakwecom.standin.company.Post;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;

/**
 * A realm of a test's own, ready for people from WeCom and without a client, as an administrator has it who begins with
 * an application. The groups 研发 and 平台 stand for two departments, and {@code li} is 张三 and in both.
 */
final class ScratchRealm implements AutoCloseable {

    private static final Map<String, String> GROUPS = Map.of("研发", "2", "平台", "3");

    private final TestBed bed;
    private final RealmChanges changes;
    private final RealmResource realm;
    private final String name;

    /** {@code provider} says what is special about its identity provider. */
    ScratchRealm(TestBed bed, String name, Map<String, String> provider) {
        this.bed = bed;
        this.name = name;
        changes = new RealmChanges(bed);
        changes.company().member("li", li -> li.withName("张三")
                .withContact(Contact.none())
                .withPosts(new Post(2, 0, false), new Post(3, 0, false)));
        RealmSettings settings = RealmSettings.acme()
                .named(name)
                .provider(bed.providerSettings())
                .provider(provider);
        settings.tree().remove("clients");
        ArrayNode groups = settings.tree().putArray("groups");
        GROUPS.forEach((group, department) -> groups.addObject()
                .put("name", group)
                .putObject("attributes")
                .putArray("wecom.departmentId")
                .add(department));
        ObjectNode mapper = settings.tree().putArray("identityProviderMappers").addObject();
        mapper.put("name", "departments")
                .put("identityProviderAlias", TestBed.ALIAS)
                .put("identityProviderMapper", "wecom-department-group-mapper")
                .putObject("config");
        realm = settings.create(bed.keycloak().admin());
    }

    RealmResource realm() {
        return realm;
    }

    String name() {
        return name;
    }

    ClientRepresentation client(String clientId) {
        List<ClientRepresentation> found = realm.clients().findByClientId(clientId);
        assertThat(found).as("clients named %s", clientId).hasSize(1);
        return found.get(0);
    }

    void update(ClientRepresentation client) {
        realm.clients().get(client.getId()).update(client);
    }

    /** What {@code li} is to an application that uses this client of the realm. */
    Claims claimsOfLi(String clientId, String secret) throws IOException {
        try (SampleApplication application =
                SampleApplication.start(bed.keycloak().issuer(name), clientId, secret, 0)) {
            ClientRepresentation client = client(clientId);
            client.getRedirectUris().add(application.redirectUri());
            update(client);
            Employee li = bed.employee(new Browser.NewContextOptions().setLocale("en"), application);
            li.openApplication().chooseWecom().scanAs("li").seesApplication();
            return new Claims(
                    li.claim("sub"),
                    li.claim("name"),
                    li.claim("preferred_username"),
                    li.claim("groups").lines().toList());
        }
    }

    /** What a token says. */
    record Claims(String sub, String name, String username, List<String> groups) {}

    /** What {@code li} has to be to every application. */
    void assertIsLi(Claims claims) {
        assertThat(claims.sub())
                .isEqualTo(realm.users().searchByUsername("li", true).get(0).getId());
        assertThat(claims.name()).isEqualTo("张三");
        assertThat(claims.username()).isEqualTo("li");
        assertThat(claims.groups()).containsExactlyInAnyOrder("研发", "平台");
    }

    @Override
    public void close() {
        realm.remove();
        changes.close();
    }
}
