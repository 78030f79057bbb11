package io.github.keycloakwecom.cluster;

import io.github.keycloakwecom.server.KeycloakServer;
import io.github.keycloakwecom.server.RealmSettings;
import io.github.keycloakwecom.standin.WecomStandIn;
import io.github.keycloakwecom.standin.company.App;
import io.github.keycloakwecom.standin.company.Person;
import io.github.keycloakwecom.standin.company.Range;
import io.github.keycloakwecom.standin.company.Redirects;
import io.github.keycloakwecom.standin.control.Call;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.keycloak.admin.client.resource.IdentityProviderResource;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;

/**
 * People with a realm and a WeCom app of their own. They have no accounts, and no node has had a token of that app. So
 * a test begins cold without a restart.
 */
final class Staff {

    private static final int DEPARTMENT = 1;

    private final String realm;
    private final App app;
    private final WecomStandIn wecom;
    private final List<HttpLogin> logins;

    private Staff(String realm, App app, WecomStandIn wecom, List<HttpLogin> logins) {
        this.realm = realm;
        this.app = app;
        this.wecom = wecom;
        this.logins = logins;
    }

    static Staff hire(String realm, int agentId, int people, WecomStandIn wecom, KeycloakServer node, HttpClient http) {
        App app = App.selfBuilt(agentId, realm, "standin-secret-of-" + realm)
                .withRange(Range.ofDepartments(DEPARTMENT))
                .withRedirects(Redirects.none().and(HttpLogin.PUBLIC.getAuthority()));
        wecom.company().addApp(app);
        List<String> userids = IntStream.rangeClosed(1, people)
                .mapToObj(number -> "%s-%03d".formatted(realm, number))
                .toList();
        userids.forEach(userid -> wecom.company().addMember(Person.of(userid, "员工 " + userid, DEPARTMENT)));
        RealmSettings.acme()
                .named(realm)
                .application(HttpLogin.APPLICATION, "secret-of-the-application")
                .provider(Map.of(
                        "clientId", wecom.company().corpId(),
                        "clientSecret", app.secret(),
                        "agentId", Integer.toString(agentId),
                        "apiBaseUrl", wecom.url(),
                        "webLoginUrl", wecom.webLoginUrl()))
                .create(node.admin());
        List<HttpLogin> logins = userids.stream()
                .map(userid -> new HttpLogin(http, realm, userid))
                .toList();
        return new Staff(realm, app, wecom, logins);
    }

    /** One for each, not begun yet. */
    List<HttpLogin> logins() {
        return logins;
    }

    /** How many accounts the realm has, as the node sees it. */
    int accounts(KeycloakServer node) {
        return node.admin().realm(realm).users().count();
    }

    /** As an administrator does it in WeCom's console, without telling Keycloak's administrator. */
    void newSecretInWecom(String secret) {
        wecom.company().updateApp(app.agentId(), same -> same.withSecret(secret));
    }

    /** As Keycloak's administrator does it then. */
    void newSecretInKeycloak(String secret, KeycloakServer node) {
        IdentityProviderResource resource =
                node.admin().realm(realm).identityProviders().get("wecom");
        IdentityProviderRepresentation provider = resource.toRepresentation();
        provider.getConfig().put("clientSecret", secret);
        resource.update(provider);
    }

    /** What the realm's administrator sees of the logins that failed. */
    List<EventRepresentation> failures(KeycloakServer node) {
        return node
                .admin()
                .realm(realm)
                .getEvents(List.of("IDENTITY_PROVIDER_LOGIN_ERROR"), null, null, null, null, null, 0, 1000)
                .stream()
                .toList();
    }

    /** How often the nodes' logs speak of a login of these people that failed with this error. */
    long warnings(String error, List<KeycloakServer> nodes) throws IOException {
        long warnings = 0;
        for (KeycloakServer node : nodes) {
            warnings += Files.readAllLines(node.log()).stream()
                    .filter(line -> line.contains("of realm '" + realm + "' failed, " + error))
                    .count();
        }
        return warnings;
    }

    /** With the secret that they began with. */
    long tokenFetches() {
        return wecom.calls().to("gettoken").stream()
                .filter(call -> call.parameter("corpsecret").equals(app.secret()))
                .count();
    }

    /** How many calls were refused because the token was no longer good. */
    long staleTokens() {
        return wecom.calls().all().stream().filter(Staff::refusedAsStale).count();
    }

    private static boolean refusedAsStale(Call call) {
        return call.errcode().orElse(0) == 40014;
    }
}
